using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>The rule sets in force, by name, with a default for debits that name none. Immutable and thread-safe.</summary>
public sealed class RuleSetCatalog
{
    private readonly FrozenDictionary<string, RuleSet> _ruleSets;

    private RuleSetCatalog(FrozenDictionary<string, RuleSet> ruleSets, RuleSet byDefault, CustomerTexts texts) =>
        (_ruleSets, Default, CustomerTexts) = (ruleSets, byDefault, texts);

    /// <summary>The rule set for debits that name none.</summary>
    public RuleSet Default { get; }

    /// <summary>The rule sets by name, including the default.</summary>
    public IReadOnlyDictionary<string, RuleSet> RuleSets => _ruleSets;

    /// <summary>The texts for customers of the folder; <see cref="CustomerTexts.None"/> without a folder.</summary>
    public CustomerTexts CustomerTexts { get; }

    /// <summary>Creates a catalog of one rule set, which is the default.</summary>
    public static RuleSetCatalog Create(RuleSet ruleSet)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        return Create([ruleSet], ruleSet.Identity.Name);
    }

    /// <summary>Creates a catalog of several rule sets.</summary>
    /// <param name="ruleSets">The rule sets, with distinct names.</param>
    /// <param name="defaultRuleSet">The name of the rule set for debits that name none.</param>
    /// <exception cref="ArgumentException">Two rule sets have one name, or no rule set has the name of the default.</exception>
    public static RuleSetCatalog Create(IEnumerable<RuleSet> ruleSets, string defaultRuleSet) =>
        Create(ruleSets, defaultRuleSet, CustomerTexts.None);

    internal static RuleSetCatalog Create(IEnumerable<RuleSet> ruleSets, string defaultRuleSet, CustomerTexts texts)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        ArgumentException.ThrowIfNullOrEmpty(defaultRuleSet);
        var byName = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        foreach (var ruleSet in ruleSets)
        {
            if (!byName.TryAdd(ruleSet.Identity.Name, ruleSet))
            {
                throw new ArgumentException(
                    $"two rule sets are named `{ruleSet.Identity.Name}`; give each rule set its own name", nameof(ruleSets));
            }
        }

        return byName.TryGetValue(defaultRuleSet, out var byDefault)
            ? new RuleSetCatalog(byName.ToFrozenDictionary(StringComparer.Ordinal), byDefault, texts)
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

    /// <summary>Finds the rule set for a debit; null for an unknown name.</summary>
    /// <param name="name">The name in the debit; null for the default.</param>
    public RuleSet? Find(string? name) => name is null ? Default : _ruleSets.GetValueOrDefault(name);
}
