using FundsCheck.Cli.Input;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Checking;

/// <summary>The rules of <c>check</c>: the default rule set, one file, or a folder of several.</summary>
/// <param name="Catalog">The rule sets.</param>
/// <param name="MissingDefault">Why every debit must name its rule set; null where the catalog has a default rule set.</param>
internal sealed record CheckRules(RuleSetCatalog Catalog, string? MissingDefault)
{
    private const string DefaultName = "ach-debit";

    /// <param name="path">A file or a folder; null for the default rule set.</param>
    /// <param name="ruleSet">The value of <c>--rule-set</c>; null when left out.</param>
    public static CheckRules Load(string? path, string? ruleSet)
    {
        var ruleSets = Directory.Exists(path) ? LoadFolder(path) : [RuleFiles.LoadOrDefault(path)];
        var names = ruleSets.Select(loaded => loaded.Identity.Name).ToList();
        if (ruleSet is not null && !names.Contains(ruleSet, StringComparer.Ordinal))
        {
            throw new WrongInputException([$"ruleSet.unknown: --rule-set: {UnknownRuleSet.Sentence(ruleSet, names)}"]);
        }

        var byDefault = ruleSet
            ?? (names.Count == 1 ? names[0] : names.Find(name => string.Equals(name, DefaultName, StringComparison.Ordinal)));
        return byDefault is null
            ? new CheckRules(
                RuleSetCatalog.Create(ruleSets, names[0]),
                $"the folder has {UnknownRuleSet.Listed(names)}, and none is named `{DefaultName}`")
            : new CheckRules(RuleSetCatalog.Create(ruleSets, byDefault), MissingDefault: null);
    }

    private static IReadOnlyList<RuleSet> LoadFolder(string folder) =>
        RuleSetCatalog.TryLoadRuleSets(folder, out var ruleSets, out var problems)
            ? ruleSets
            : throw new WrongInputException([
                .. problems.Where(problem => problem.Severity == RuleSeverity.Error).Select(problem => problem.ToString()),
            ]);
}
