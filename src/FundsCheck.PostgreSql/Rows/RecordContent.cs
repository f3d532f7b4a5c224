namespace FundsCheck.PostgreSql;

/// <summary>The columns of a record for queries.</summary>
/// <param name="Kind">What it is: <c>decision</c>, <c>event</c> or <c>connection</c>.</param>
internal sealed record RecordContent(string Kind)
{
    public string? DebitId { get; init; }

    public DateTime? DecidedAt { get; init; }

    public string? Outcome { get; init; }

    /// <summary>The short form of the rule set's hash.</summary>
    public string? RuleSet { get; init; }

    public Money? Amount { get; init; }

    /// <summary>The name of the event.</summary>
    public string? Event { get; init; }
}
