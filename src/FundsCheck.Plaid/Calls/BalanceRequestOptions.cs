using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The options of a balance request.</summary>
internal sealed class BalanceRequestOptions
{
    /// <summary>Only the debited account: another account may slow the call down, or fail it (a card at Capital One).</summary>
    [JsonPropertyName("account_ids")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string[]? AccountIds { get; init; }

    [JsonPropertyName("min_last_updated_datetime")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MinLastUpdatedDatetime { get; init; }
}
