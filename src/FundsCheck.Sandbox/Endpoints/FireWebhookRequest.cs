namespace FundsCheck.Sandbox;

/// <summary>A request to send a webhook.</summary>
internal sealed class FireWebhookRequest : EndpointRequest
{
    public string? Type { get; init; }

    public required string Code { get; init; }
}
