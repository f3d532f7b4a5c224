using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>
/// Named rule sets that are in force together, and which of them judges a debit that names none. Immutable; safe for any number of threads.
/// </summary>
public sealed class RuleSetCatalog
{
    private readonly FrozenDictionary<string, RuleSet> _ruleSets;

    private RuleSetCatalog(FrozenDictionary<string, RuleSet> ruleSets, RuleSet byDefault) => (_ruleSets, Default) = (ruleSets, byDefault);

    /// <summary>Judges a debit that names none.</summary>
    public RuleSet Default { get; }

    /// <summary>The rule sets by name; at least the default.</summary>
    public IReadOnlyDictionary<string, RuleSet> RuleSets => _ruleSets;

    /// <summary>A catalog of one rule set.</summary>
    public static RuleSetCatalog Create(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return Create([ruleSet], ruleSet.Identity.Name);
    }

    /// <summary>A catalog of several rule sets.</summary>
    /// <param name="ruleSets">The rule sets, each with a name of its own.</param>
    /// <param name="defaultRuleSet">The name of the one that judges a debit that names none.</param>
    /// <exception cref="ArgumentException">Two have one name, or none has the name of the default.</exception>
    public static RuleSetCatalog Create(IEnumerable<RuleSet> ruleSets, string defaultRuleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        ArgumentException.ThrowIfNullOrEmpty(defaultRuleSet);
        var byName = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        foreach (var ruleSet in ruleSets)
        {
            if (!byName.TryAdd(ruleSet.Identity.Name, ruleSet))
            {
                throw new ArgumentException(
                    $"two rule sets are named `{ruleSet.Identity.Name}`; a catalog holds each name once", nameof(ruleSets));
            }
        }

        return byName.TryGetValue(defaultRuleSet, out var byDefault)
            ? new RuleSetCatalog(byName.ToFrozenDictionary(StringComparer.Ordinal), byDefault)
            : throw new ArgumentException(UnknownRuleSet.Sentence(defaultRuleSet, byName.Keys), nameof(defaultRuleSet));
    }

    /// <summary>
    /// Loads the rule files of a folder: every <c>*.json</c> that lies in it, not those in folders inside it. <c>*.schema.json</c> and
    /// names that begin with a dot are no rule files.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="defaultRuleSet">The name of the rule set that judges a debit that names none; may be left out where there is only
    /// one.</param>
    /// <exception cref="RuleSetInvalidException">It does not load; every problem of every file.</exception>
    public static RuleSetCatalog Load(string folder, string? defaultRuleSet = null) =>
        TryLoad(folder, defaultRuleSet, out var catalog, out var problems) ? catalog : throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Loads the rule files of a folder; tells every problem of every file, warnings too. Where one is an error, none loads.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <param name="defaultRuleSet">The name of the rule set that judges a debit that names none; may be left out where there is only
    /// one.</param>
    /// <param name="catalog">The catalog, or null.</param>
    /// <param name="problems">What was found, at most <see cref="RuleLimits.ProblemsMax"/> and a last one that says that there are
    /// more.</param>
    public static bool TryLoad(
        string folder, string? defaultRuleSet, [NotNullWhen(true)] out RuleSetCatalog? catalog, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        catalog = RuleSetCatalogLoader.Load(RuleFolderReader.Read(folder), defaultRuleSet, out problems);
        return catalog is not null;
    }

    /// <summary>Loads the rule sets of a folder without a choice of the default. Where a problem is an error, none loads.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ruleSets">The rule sets in the order of their files; null where one does not load.</param>
    /// <param name="problems">What was found, as in <see cref="TryLoad"/>.</param>
    /// <returns>Whether all load.</returns>
    public static bool TryLoadRuleSets(
        string folder, [NotNullWhen(true)] out IReadOnlyList<RuleSet>? ruleSets, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var found = new List<RuleSetProblem>();
        var loaded = RuleSetCatalogLoader.LoadAll(RuleFolderReader.Read(folder), found);
        ruleSets = RuleSetCatalogLoader.AnyError(found) ? null : loaded;
        problems = RuleSetCatalogLoader.Bounded(found);
        return ruleSets is not null;
    }

    /// <summary>Whether a file of a folder is one of its rule files.</summary>
    /// <param name="path">The file.</param>
    public static bool IsRuleFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RuleFolderReader.IsRuleFile(path);
    }

    /// <summary>The rule set that judges a debit; null where none has the name.</summary>
    /// <param name="name">The name that the debit states; null for the default.</param>
    public RuleSet? Find(string? name) => name is null ? Default : _ruleSets.GetValueOrDefault(name);
}
