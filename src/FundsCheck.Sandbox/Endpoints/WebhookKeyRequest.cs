namespace FundsCheck.Sandbox;

/// <summary>A request for a public key.</summary>
internal sealed class WebhookKeyRequest : EndpointRequest
{
    public required string KeyId { get; init; }

    public override string? SubjectId => KeyId;
}
