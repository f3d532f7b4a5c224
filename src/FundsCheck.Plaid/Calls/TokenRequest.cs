using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The body of a request by token. Not a record, because the text form of a record contains the token.</summary>
internal sealed class TokenRequest
{
    [JsonPropertyName("access_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? AccessToken { get; init; }

    [JsonPropertyName("processor_token")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ProcessorToken { get; init; }

    [JsonPropertyName("options")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public BalanceRequestOptions? Options { get; init; }
}
