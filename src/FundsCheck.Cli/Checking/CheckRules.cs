using FundsCheck.Cli.Input;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Checking;

/// <summary>The rules of <c>check</c>: the default rule set, one file, or a folder of several.</summary>
/// <param name="Catalog">The rule sets.</param>
/// <param name="MissingDefault">Why every debit must name its rule set; null where the catalog has a default rule set.</param>
/// <param name="Time">The clock, by which the version in force is found.</param>
internal sealed record CheckRules(RuleSetCatalog Catalog, string? MissingDefault, TimeProvider Time)
{
    private const string DefaultName = "ach-debit";

    /// <param name="path">A file or a folder; null for the default rule set.</param>
    /// <param name="ruleSet">The value of <c>--rule-set</c>; null when left out.</param>
    /// <param name="time">The clock.</param>
    public static CheckRules Load(string? path, string? ruleSet, TimeProvider time)
    {
        var ruleSets = Directory.Exists(path) ? LoadFolder(path) : [RuleFiles.LoadOrDefault(path)];
        var names = ruleSets.Select(loaded => loaded.Identity.Name).Distinct(StringComparer.Ordinal).ToList();
        if (ruleSet is not null && !names.Contains(ruleSet, StringComparer.Ordinal))
        {
            throw new WrongInputException([$"ruleSet.unknown: --rule-set: {UnknownRuleSet.Sentence(ruleSet, names)}"]);
        }

        var byDefault = ruleSet
            ?? (names.Count == 1 ? names[0] : names.Find(name => string.Equals(name, DefaultName, StringComparison.Ordinal)));
        var used = byDefault ?? names[0];
        return new CheckRules(
            Directory.Exists(path) ? LoadCatalog(path, used) : RuleSetCatalog.Create(ruleSets, used),
            byDefault is null ? $"the folder has {UnknownRuleSet.Listed(names)}, and none is named `{DefaultName}`" : null,
            time);
    }

    /// <summary>Finds the version of a rule set that is in force now; null for none.</summary>
    public RuleSet? Find(string? name) => Catalog.Find(name, Time.GetUtcNow());

    private static IReadOnlyList<RuleSet> LoadFolder(string folder) =>
        RuleSetCatalog.TryLoadRuleSets(folder, out var ruleSets, out var problems)
            ? ruleSets
            : throw Invalid(problems);

    // With the texts for customers of the folder.
    private static RuleSetCatalog LoadCatalog(string folder, string byDefault) =>
        RuleSetCatalog.TryLoad(folder, byDefault, out var catalog, out var problems) ? catalog : throw Invalid(problems);

    private static WrongInputException Invalid(IEnumerable<RuleSetProblem> problems) =>
        new([.. problems.Where(problem => problem.Severity == RuleSeverity.Error).Select(problem => problem.ToString())]);
}
