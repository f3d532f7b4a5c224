using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The body of <c>/webhook_verification_key/get</c>.</summary>
internal sealed class WebhookKeyRequest
{
    [JsonPropertyName("key_id")]
    public required string KeyId { get; init; }
}
