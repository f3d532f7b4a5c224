namespace FundsCheck.Sandbox;

/// <summary>A request to evaluate a debit, or to report on one.</summary>
internal sealed class SignalRequest : EndpointRequest
{
    public required string ClientTransactionId { get; init; }

    public string AccountId { get; init; } = "";

    public decimal Amount { get; init; }

    public string? RulesetKey { get; init; }

    /// <summary>Whether the debit was initiated, in a report.</summary>
    public bool IsInitiated { get; init; }

    public override string? SubjectId => AccountId.Length > 0 ? AccountId : null;
}
