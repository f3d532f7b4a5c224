using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The body of <c>/signal/evaluate</c>. Not a record, because the text form of a record contains the token.</summary>
internal sealed class SignalRequest
{
    [JsonPropertyName("access_token")]
    public required string AccessToken { get; init; }

    [JsonPropertyName("account_id")]
    public required string AccountId { get; init; }

    [JsonPropertyName("client_transaction_id")]
    public required string ClientTransactionId { get; init; }

    [JsonPropertyName("amount")]
    public required decimal Amount { get; init; }

    [JsonPropertyName("client_user_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ClientUserId { get; init; }

    [JsonPropertyName("is_recurring")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsRecurring { get; init; }

    [JsonPropertyName("default_payment_method")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PaymentMethod { get; init; }

    [JsonPropertyName("ruleset_key")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? RulesetKey { get; init; }
}
