using System.Text.Json.Serialization;

namespace FundsCheck.Plaid;

/// <summary>The body of a report to Signal.</summary>
internal sealed record SignalReportRequest
{
    [JsonPropertyName("client_transaction_id")]
    public required string ClientTransactionId { get; init; }

    [JsonPropertyName("initiated")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? IsInitiated { get; init; }

    [JsonPropertyName("decision_outcome")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Outcome { get; init; }

    [JsonPropertyName("payment_method")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? PaymentMethod { get; init; }

    [JsonPropertyName("return_code")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReturnCode { get; init; }

    [JsonPropertyName("returned_at")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReturnedAt { get; init; }
}
