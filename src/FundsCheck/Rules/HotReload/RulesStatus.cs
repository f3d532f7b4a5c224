using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.HotReload;

/// <summary>Which rules are in force, and why what lies in their folder now is not, where it is not.</summary>
public sealed record RulesStatus
{
    /// <summary>The rule sets in force.</summary>
    public required RuleSetCatalog Catalog { get; init; }

    /// <summary>When they were loaded.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>
    /// What keeps the folder's present files from being in force, at most <see cref="RuleLimits.ProblemsMax"/> and a last one that says
    /// that there are more; empty where they are.
    /// </summary>
    public IReadOnlyList<RuleSetProblem> Problems { get; init; } = [];

    /// <summary>Since when the folder has held something else that does not load; null where it is in force.</summary>
    public DateTimeOffset? OutdatedSince { get; init; }

    /// <summary>
    /// Since when a look at the folder has not ended although it takes longer than it may, as on a file system that hangs; null where it
    /// does not. Meanwhile no change of the folder is noticed.
    /// </summary>
    public DateTimeOffset? StuckSince { get; init; }

    /// <summary>Whether what lies in the folder is known to be in force.</summary>
    public bool IsCurrent => OutdatedSince is null && StuckSince is null;
}
