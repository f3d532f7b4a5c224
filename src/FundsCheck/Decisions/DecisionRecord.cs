using FundsCheck.Balances;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions;

/// <summary>All that deciding saw and all that it answered: enough to decide again and get the same. Carries no credential.</summary>
public sealed record DecisionRecord
{
    /// <summary>The debit.</summary>
    public required RecordedDebit Debit { get; init; }

    /// <summary>1 for the first decision on a debit, one more each time it was decided anew.</summary>
    public required int Revision { get; init; }

    /// <summary>What reading the balance gave.</summary>
    public required BalanceReading Reading { get; init; }

    /// <summary>The facts, as they were classified.</summary>
    public required DecisionFacts Facts { get; init; }

    /// <summary>The holds that were counted.</summary>
    public required Holds Holds { get; init; }

    /// <summary>The rule set that judged.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>What it answered.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the decision holds from now on; null for a decline.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The clock when it was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>From this moment on the decision may not be relied on, and asking again decides anew.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
