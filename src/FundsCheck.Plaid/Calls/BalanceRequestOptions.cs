using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>What is asked of which accounts.</summary>
internal sealed class BalanceRequestOptions
{
    /// <summary>Only the debited account: others may be slower, or fail the call for all (a card at Capital One).</summary>
    [JsonPropertyName("account_ids")]
    public required string[] AccountIds { get; init; }

    [JsonPropertyName("min_last_updated_datetime")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MinLastUpdatedDatetime { get; init; }
}
