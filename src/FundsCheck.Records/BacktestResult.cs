namespace FundsCheck.Records;

/// <summary>
/// What newer rules would have made of recorded decisions. The transitions, and each of the three breakdowns of them, add up to all that
/// were judged.
/// </summary>
public sealed record BacktestResult
{
    /// <summary>The rules before.</summary>
    public required RuleSetIdentity Old { get; init; }

    /// <summary>The rules after.</summary>
    public required RuleSetIdentity New { get; init; }

    /// <summary>The decisions that were judged: those of the old rules' rule set, in their currency.</summary>
    public required BacktestTally Decisions { get; init; }

    /// <summary>The decisions of other rule sets or in other currencies, which were not judged.</summary>
    public required IReadOnlyList<BacktestOther> Others { get; init; }

    /// <summary>The decisions whose recorded outcome the old rules do not give: they are not exactly what decided.</summary>
    public required long OldDiffersInOutcome { get; init; }

    /// <summary>The decisions to which the old rules give the recorded outcome, and reasons that differ beyond their sentences.</summary>
    public required long OldDiffersInReasons { get; init; }

    /// <summary>
    /// The decisions that were recorded without a balance, as the debit alone was declined, and that the new rules do not decline so: they
    /// would have read the balance, and what they answer here, they answer to one that nobody read.
    /// </summary>
    public required BacktestTally NeedingBalance { get; init; }

    /// <summary>From what to what, of those that occur, accepts first.</summary>
    public required IReadOnlyList<BacktestTransition> Transitions { get; init; }

    /// <summary>
    /// By the first reason of the new answer, or of the old one where the new is an accept; <c>none</c> where there is none. Most moved
    /// first.
    /// </summary>
    public required IReadOnlyList<BacktestGroup> Reasons { get; init; }

    /// <summary>
    /// By the account's kind; <c>unknown</c> where it is unknown, <c>not read</c> where no balance was read. Most moved first.
    /// </summary>
    public required IReadOnlyList<BacktestGroup> AccountKinds { get; init; }

    /// <summary>By the day in UTC on which it was decided, such as <c>2026-11-20</c>, the first one first.</summary>
    public required IReadOnlyList<BacktestGroup> Days { get; init; }

    /// <summary>What the new rules would have done to the debits of which is known whether they came back.</summary>
    public required BacktestReturns Returns { get; init; }
}
