using FundsCheck.Cli.Input;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Checking;

/// <summary>The rules that <c>check</c> judges by, from one file or a folder of several.</summary>
/// <param name="Catalog">The rule sets.</param>
/// <param name="MissingDefault">Why every debit must state its policy; null where the catalog's default judges one that does not.</param>
internal sealed record Policies(RuleSetCatalog Catalog, string? MissingDefault)
{
    private const string NameByDefault = "ach-debit";

    /// <param name="path">A file or a folder; null for the default policy.</param>
    /// <param name="policy">What <c>--policy</c> names; null where it is left out.</param>
    public static Policies Load(string? path, string? policy)
    {
        var ruleSets = Directory.Exists(path) ? LoadFolder(path) : [RuleFiles.LoadOrDefault(path)];
        var names = ruleSets.Select(ruleSet => ruleSet.Identity.Name).ToList();
        if (policy is not null && !names.Contains(policy, StringComparer.Ordinal))
        {
            throw new WrongInputException([$"policy.unknown: --policy: {UnknownRuleSet.Sentence(policy, names)}"]);
        }

        var byDefault = policy
            ?? (names.Count == 1 ? names[0] : names.Find(name => string.Equals(name, NameByDefault, StringComparison.Ordinal)));
        return byDefault is null
            ? new Policies(
                RuleSetCatalog.Create(ruleSets, names[0]),
                $"the folder holds {UnknownRuleSet.Listed(names)}, and none is named `{NameByDefault}`")
            : new Policies(RuleSetCatalog.Create(ruleSets, byDefault), MissingDefault: null);
    }

    private static IReadOnlyList<RuleSet> LoadFolder(string folder)
    {
        var problems = new List<RuleSetProblem>();
        var ruleSets = RuleSetCatalogLoader.LoadAll(RuleFolderReader.Read(folder), problems);
        return RuleSetCatalogLoader.AnyError(problems)
            ? throw new WrongInputException([
                .. RuleSetCatalogLoader.Bounded(problems).Where(problem => problem.Severity == RuleSeverity.Error)
                    .Select(problem => problem.ToString()),
            ])
            : ruleSets;
    }
}
