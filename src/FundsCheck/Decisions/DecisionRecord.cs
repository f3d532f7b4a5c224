namespace FundsCheck;

/// <summary>All that deciding saw and all that it answered: enough to decide again and get the same. Carries no credential.</summary>
public sealed record DecisionRecord
{
    /// <summary>The debit.</summary>
    public required Debit Debit { get; init; }

    /// <summary>1 for the first decision on a debit, one more each time it was decided anew.</summary>
    public required int Revision { get; init; }

    /// <summary>What reading the balance gave.</summary>
    public required BalanceReading Reading { get; init; }

    /// <summary>
    /// The facts of the fact source; null where the rule set declares none of them, or there is no source. They are no facts of the debit:
    /// the same debit may be checked again, whatever its source gives.
    /// </summary>
    public SourceFacts? SourceFacts { get; init; }

    /// <summary>The facts, as they were classified.</summary>
    public required DecisionFacts Facts { get; init; }

    /// <summary>The holds that were counted.</summary>
    public required HoldTotals Holds { get; init; }

    /// <summary>The rule set that judged.</summary>
    public required RuleSetIdentity RuleSet { get; init; }

    /// <summary>What it answered.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>What the challenger answered to the same facts; null where none judged. Nothing else depends on it.</summary>
    public ChallengerVerdict? Challenger { get; init; }

    /// <summary>What the decision itself holds from now on; null for a decline.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The earlier revision by which the debit may have been sent, whose hold still counts; null where there is none.</summary>
    public SupersededAccept? Superseded { get; init; }

    /// <summary>How long after sending the debit is in no balance, by the host's options when it was decided.</summary>
    public required TimeSpan PostingDelay { get; init; }

    /// <summary>
    /// Whether what the debit states of its earlier attempts is on record: the store knows the debit that it presents again. True for a
    /// first entry.
    /// </summary>
    public bool IsRetryVerified { get; init; } = true;

    /// <summary>Between which times it was decided; null where that is <see cref="DecidedAt"/>, as it nearly always is.</summary>
    public ClockBounds? Bounds { get; init; }

    /// <summary>The clock when it was decided.</summary>
    public required DateTimeOffset DecidedAt { get; init; }

    /// <summary>From this moment on the decision may not be relied on, and asking again decides anew.</summary>
    public required DateTimeOffset ValidUntil { get; init; }
}
