using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.HotReload;

/// <summary>The rules in force, and the problems that keep the current files of their folder from being loaded.</summary>
public sealed record RulesStatus
{
    /// <summary>The rule sets in force, beside versions that come into force later.</summary>
    public required RuleSetCatalog Catalog { get; init; }

    /// <summary>The time at which the rule sets were loaded.</summary>
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>
    /// The problems of the current files of the folder, at most <see cref="RuleLimits.ProblemsMax"/>; a last one then states that there are
    /// more. Empty where the current files are in force.
    /// </summary>
    public IReadOnlyList<RuleSetProblem> Problems { get; init; } = [];

    /// <summary>The time since which the current files do not load; null where they are in force.</summary>
    public DateTimeOffset? OutdatedSince { get; init; }

    /// <summary>
    /// The start of a stuck scan of the folder, as on a file system that hangs; null without one. Changes of the folder are not noticed
    /// meanwhile.
    /// </summary>
    public DateTimeOffset? StuckSince { get; init; }

    /// <summary>True where the current files of the folder are in force.</summary>
    public bool IsCurrent => OutdatedSince is null && StuckSince is null;
}
