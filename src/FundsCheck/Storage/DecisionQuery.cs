namespace FundsCheck.Storage;

/// <summary>Which decisions a store reads.</summary>
public sealed record DecisionQuery
{
    /// <summary>The earliest time of a decision; null for no bound.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The time before which the decisions were made, which is left out itself; null for no bound.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The outcome; null for any.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>The name of the rule set that decided; null for any.</summary>
    public string? RuleSet { get; init; }

    /// <summary>The position after which the decisions begin (<see cref="StoredDecision.Position"/>); null for the first.</summary>
    public string? After { get; init; }

    /// <summary>The largest number of decisions, from 1; null for all.</summary>
    public int? MaxCount { get; init; }

    /// <summary>
    /// Returns true for a decision of the stated time, outcome and rule set. <see cref="After"/> and <see cref="MaxCount"/> are not
    /// compared.
    /// </summary>
    /// <param name="record">The decision.</param>
    public bool Matches(DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return (From is not { } from || record.DecidedAt >= from)
            && (Until is not { } until || record.DecidedAt < until)
            && (Outcome is not { } outcome || record.Verdict.Outcome == outcome)
            && (RuleSet is null || string.Equals(RuleSet, record.RuleSet.Name, StringComparison.Ordinal));
    }
}
