namespace FundsCheck.Pages.Reports;

/// <summary>
/// The decisions of a period. Each debit counts once, by its latest decision in the period; its events count whenever they occurred.
/// </summary>
public sealed record PeriodReport
{
    /// <summary>The report of no decision.</summary>
    public static PeriodReport Empty { get; } = PeriodReader.Summarize([]);

    /// <summary>The beginning of the period; null for that of the log.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>The end of the period, which is left out itself; null for that of the log.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The time of the first decision; null without decisions.</summary>
    public DateTimeOffset? First { get; init; }

    /// <summary>The time of the last decision; null without decisions.</summary>
    public DateTimeOffset? Last { get; init; }

    /// <summary>The number of decisions, more than debits where a debit was checked again.</summary>
    public required long Decisions { get; init; }

    /// <summary>True where archived segments of the log are not in the report.</summary>
    public required bool IsArchived { get; init; }

    /// <summary>All debits.</summary>
    public required Volume Debits { get; init; }

    /// <summary>The debits by outcome.</summary>
    public required IReadOnlyDictionary<Outcome, Volume> Outcomes { get; init; }

    /// <summary>The debits by day and outcome.</summary>
    public required IReadOnlyDictionary<(DateOnly Day, Outcome Outcome), long> Days { get; init; }

    /// <summary>The debits by reason code, the most frequent first. A debit with two reasons counts for both.</summary>
    public required IReadOnlyList<(string Code, Outcome Outcome, Volume Volume)> Reasons { get; init; }

    /// <summary>The sent debits.</summary>
    public required Volume Sent { get; init; }

    /// <summary>The debits that were sent without an accept and without an approval.</summary>
    public required Volume SentAgainstDecision { get; init; }

    /// <summary>The returned debits by code.</summary>
    public required IReadOnlyDictionary<string, Volume> Returns { get; init; }

    /// <summary>The rates of returns beside Nacha's levels.</summary>
    public required IReadOnlyList<ReturnRate> Rates { get; init; }

    /// <summary>The people who decided reviews, with the number of their approvals and rejections.</summary>
    public required IReadOnlyList<(string Name, long Approved, long Rejected)> Reviewers { get; init; }

    /// <summary>The reviews without an approval or a rejection.</summary>
    public required Volume OpenReviews { get; init; }

    /// <summary>The rule sets, in the order of their first decision.</summary>
    public required IReadOnlyList<RuleSetUse> RuleSets { get; init; }
}
