using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>
/// Rule sets by name, with a default for debits that name none. A rule set may have several versions, each in force from an instant
/// (<see cref="RuleSet.EffectiveFrom"/>) until that of the next one. Immutable and thread-safe.
/// </summary>
public sealed class RuleSetCatalog
{
    private readonly FrozenDictionary<string, IReadOnlyList<RuleSet>> _versions;

    private RuleSetCatalog(FrozenDictionary<string, IReadOnlyList<RuleSet>> versions, string defaultName, CustomerTexts texts) =>
        (_versions, DefaultName, CustomerTexts) = (versions, defaultName, texts);

    /// <summary>The name of the rule set for debits that name none.</summary>
    public string DefaultName { get; }

    /// <summary>The versions of each rule set by its name, in the order in which they come into force.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<RuleSet>> Versions => _versions;

    /// <summary>The texts for customers of the folder; <see cref="CustomerTexts.None"/> without a folder.</summary>
    public CustomerTexts CustomerTexts { get; }

    /// <summary>Creates a catalog of one rule set, which is the default.</summary>
    public static RuleSetCatalog Create(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return Create([ruleSet], ruleSet.Identity.Name);
    }

    /// <summary>Creates a catalog of several rule sets.</summary>
    /// <param name="ruleSets">The rule sets. Those of one name differ in their versions and in <see cref="RuleSet.EffectiveFrom"/>.</param>
    /// <param name="defaultRuleSet">The name of the rule set for debits that name none.</param>
    /// <exception cref="ArgumentException">Two rule sets of one name have one version, are in force from one instant, or judge two
    /// currencies; or no rule set has the name of the default.</exception>
    public static RuleSetCatalog Create(IEnumerable<RuleSet> ruleSets, string defaultRuleSet) =>
        Create(ruleSets, defaultRuleSet, CustomerTexts.None);

    internal static RuleSetCatalog Create(IEnumerable<RuleSet> ruleSets, string defaultRuleSet, CustomerTexts texts)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        ArgumentException.ThrowIfNullOrEmpty(defaultRuleSet);
        var byName = new Dictionary<string, List<RuleSet>>(StringComparer.Ordinal);
        foreach (var ruleSet in ruleSets)
        {
            var versions = byName[ruleSet.Identity.Name] = byName.GetValueOrDefault(ruleSet.Identity.Name) ?? [];
            foreach (var other in versions)
            {
                if (RuleSetNames.Contradiction(ruleSet, other, "the catalog") is { } found)
                {
                    throw new ArgumentException(found.Message, nameof(ruleSets));
                }
            }

            versions.Add(ruleSet);
        }

        return byName.ContainsKey(defaultRuleSet)
            ? new RuleSetCatalog(
                byName.ToFrozenDictionary(
                    row => row.Key, IReadOnlyList<RuleSet> (row) => [.. row.Value.OrderBy(ruleSet => ruleSet.EffectiveFrom)],
                    StringComparer.Ordinal),
                defaultRuleSet, texts)
            : throw new ArgumentException(UnknownRuleSet.Sentence(defaultRuleSet, byName.Keys), nameof(defaultRuleSet));
    }

    /// <summary>
    /// Loads the rule files of a folder: every <c>*.json</c> in it, without subfolders. Files <c>*.schema.json</c> and files whose names
    /// begin with a dot are ignored; <c>customer-texts.json</c> and <c>customer-texts.LANGUAGE.json</c> are its texts for customers.
    /// </summary>
    /// <param name="folder">The path of the folder.</param>
    /// <param name="defaultRuleSet">The name of the rule set for debits that name none; null is permitted for a single rule set.</param>
    /// <exception cref="RuleSetInvalidException">The folder does not load. The exception lists every problem of every file.</exception>
    public static RuleSetCatalog Load(string folder, string? defaultRuleSet = null) =>
        TryLoad(folder, defaultRuleSet, out var catalog, out var problems) ? catalog : throw new RuleSetInvalidException(problems);

    /// <summary>
    /// Loads the rule files of a folder, and returns every problem of every file, including warnings. No file loads with an error in one of
    /// them.
    /// </summary>
    /// <param name="folder">The path of the folder.</param>
    /// <param name="defaultRuleSet">The name of the rule set for debits that name none; null is permitted for a single rule set.</param>
    /// <param name="catalog">The catalog; null where the method returns false.</param>
    /// <param name="problems">The problems, at most <see cref="RuleLimits.ProblemsMax"/>; a last one then states that there are
    /// more.</param>
    public static bool TryLoad(
        string folder, string? defaultRuleSet, [NotNullWhen(true)] out RuleSetCatalog? catalog, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        catalog = RuleSetCatalogLoader.Load(RuleFolderReader.Read(folder), defaultRuleSet, out problems);
        return catalog is not null;
    }

    /// <summary>Loads the rule sets of a folder without a default. No file loads with an error in one of them.</summary>
    /// <param name="folder">The path of the folder.</param>
    /// <param name="ruleSets">The rule sets in the order of their files; null where the method returns false.</param>
    /// <param name="problems">The problems, as in <see cref="TryLoad"/>.</param>
    /// <returns>True where all files load.</returns>
    public static bool TryLoadRuleSets(
        string folder, [NotNullWhen(true)] out IReadOnlyList<RuleSet>? ruleSets, out IReadOnlyList<RuleSetProblem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        var found = new List<RuleSetProblem>();
        var snapshot = RuleFolderReader.Read(folder);
        var loaded = RuleSetCatalogLoader.LoadAll(snapshot, found);
        _ = RuleSetCatalogLoader.LoadTexts(snapshot, loaded, found);
        ruleSets = RuleSetCatalogLoader.AnyError(found) ? null : loaded;
        problems = RuleSetCatalogLoader.Bounded(found);
        return ruleSets is not null;
    }

    /// <summary>Returns true for a rule file of a folder, by its name.</summary>
    /// <param name="path">The file.</param>
    public static bool IsRuleFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return RuleFolderReader.IsRuleFile(path);
    }

    /// <summary>
    /// Finds the version of a rule set that is in force at a time: the one with the latest <see cref="RuleSet.EffectiveFrom"/> that is not
    /// after it. Null for an unknown name, and for a rule set that is not in force yet.
    /// </summary>
    /// <param name="name">The name in the debit; null for the default.</param>
    /// <param name="at">The time of the decision.</param>
    public RuleSet? Find(string? name, DateTimeOffset at)
    {
        foreach (var ruleSet in (_versions.GetValueOrDefault(name ?? DefaultName) ?? []).Reverse())
        {
            if (ruleSet.EffectiveFrom is not { } from || from <= at)
            {
                return ruleSet;
            }
        }

        return null;
    }

    /// <summary>Lists the rule sets that are in force at a time, one for each name at most.</summary>
    /// <param name="at">The time.</param>
    public IEnumerable<RuleSet> InForce(DateTimeOffset at) => _versions.Keys.Select(name => Find(name, at)).OfType<RuleSet>();
}
