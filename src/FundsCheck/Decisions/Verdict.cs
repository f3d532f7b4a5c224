namespace FundsCheck;

/// <summary>What a rule set answers to facts.</summary>
public sealed record Verdict
{
    /// <summary>The most severe answer of all checks.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>
    /// The most severe first, gates before others, then by the code's rank and the check's id. An accept lists only what it took
    /// without a check, and notes.
    /// </summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>
    /// The largest smaller amount, in whole minor units, that would have been accepted, all else equal; null for an accept, where there is
    /// none, and where no balance was read.
    /// </summary>
    public Money? MaxAcceptableAmount { get; init; }

    /// <summary>The ids of the checks that were not evaluated, as the debit's own facts had declined it already.</summary>
    public IReadOnlyList<string> NotEvaluated { get; init; } = [];

    /// <summary>Whether a repeat may give another outcome: a review, each of whose reasons is transient.</summary>
    public bool IsTransient => Outcome == Outcome.Review && Reasons.All(reason => reason.IsTransient);

    /// <summary>
    /// Until when a decision may be relied on. A transient review is valid at its own moment only, so that a repeat is decided anew.
    /// </summary>
    /// <param name="validFor">The validity that the rule set states.</param>
    /// <param name="decidedAt">When the debit was decided.</param>
    public DateTimeOffset ValidUntil(TimeSpan validFor, DateTimeOffset decidedAt) => IsTransient ? decidedAt : decidedAt + validFor;
}
