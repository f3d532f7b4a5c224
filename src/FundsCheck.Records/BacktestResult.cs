namespace FundsCheck.Records;

/// <summary>The result of a backtest. The transitions, and each of their three breakdowns, add up to all judged decisions.</summary>
public sealed record BacktestResult
{
    /// <summary>The rule set before the change.</summary>
    public required RuleSetIdentity Old { get; init; }

    /// <summary>The rule set after the change.</summary>
    public required RuleSetIdentity New { get; init; }

    /// <summary>The judged decisions: the decisions of the old rule set, by name, in its currency.</summary>
    public required BacktestTally Decisions { get; init; }

    /// <summary>The decisions of other rule sets or in other currencies; they are not judged.</summary>
    public required IReadOnlyList<BacktestOther> Others { get; init; }

    /// <summary>The decisions with another recorded outcome than the old rule set gives: another version of it decided them.</summary>
    public required long OldDiffersInOutcome { get; init; }

    /// <summary>
    /// The decisions to which the old rule set gives the recorded outcome with other reasons. Sentences are not compared.
    /// </summary>
    public required long OldDiffersInReasons { get; init; }

    /// <summary>
    /// The decisions recorded without a balance, since the debit alone was declined, that the new rule set does not decline by the debit
    /// alone. The new rule set would have read the balance; here it judges an unread one.
    /// </summary>
    public required BacktestTally NeedingBalance { get; init; }

    /// <summary>The transitions that occur, accepts first.</summary>
    public required IReadOnlyList<BacktestTransition> Transitions { get; init; }

    /// <summary>
    /// The recorded outcomes and those that the new rule set answered at the time, as the challenger of the decisions: empty where it was
    /// none, with this very text.
    /// </summary>
    public required IReadOnlyList<BacktestTransition> Challenged { get; init; }

    /// <summary>The decisions to which the new rule set gives another outcome than it answered as their challenger.</summary>
    public required long ChallengerDiffers { get; init; }

    /// <summary>
    /// By the first reason of the new verdict, or of the old verdict where the new one is an accept; <c>none</c> without a reason. The
    /// group with the most changes is first.
    /// </summary>
    public required IReadOnlyList<BacktestGroup> Reasons { get; init; }

    /// <summary>
    /// By the account's kind; <c>unknown</c> for an unknown kind, <c>not read</c> without a balance. The group with the most changes is
    /// first.
    /// </summary>
    public required IReadOnlyList<BacktestGroup> AccountKinds { get; init; }

    /// <summary>By the UTC day of the decision, such as <c>2026-11-20</c>, in ascending order.</summary>
    public required IReadOnlyList<BacktestGroup> Days { get; init; }

    /// <summary>The effect of the new rule set on returned debits and on debits without a return.</summary>
    public required BacktestReturns Returns { get; init; }
}
