using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The body of <c>/accounts/balance/get</c>. Not a record, because the text form of a record contains the token.</summary>
internal sealed class BalanceRequest
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("options")]
    public required BalanceRequestOptions Options { get; init; }
}
