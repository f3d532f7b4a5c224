using FundsCheck.Rules;
using FundsCheck.Rules.Loading;

namespace FundsCheck.Cli.Checking;

/// <summary>The rules that <c>check</c> judges by: one file, or a folder of several, and which of them judges a debit that names none.</summary>
internal static class Policies
{
    private const string NameByDefault = "ach-debit";

    /// <param name="path">A file or a folder; null for the default policy.</param>
    /// <param name="policy">What <c>--policy</c> names; null where it is left out.</param>
    public static RuleBook Load(string? path, string? policy)
    {
        var ruleSets = Directory.Exists(path) ? LoadFolder(path) : [RuleFiles.LoadOrDefault(path)];
        var names = ruleSets.Select(ruleSet => ruleSet.Identity.Name).ToList();
        return RuleBook.Of(ruleSets, policy is null ? DefaultOf(names) : Known(policy, names));
    }

    private static IReadOnlyList<RuleSet> LoadFolder(string folder)
    {
        var problems = new List<RuleSetProblem>();
        var ruleSets = RuleBookLoader.LoadAll(RuleFolderReader.Read(folder), problems);
        return RuleBookLoader.AnyError(problems)
            ? throw new WrongInputException([.. RuleBookLoader.Bounded(problems).Where(problem => problem.Severity == RuleSeverity.Error).Select(problem => problem.ToString())])
            : ruleSets;
    }

    private static string Known(string policy, List<string> names) =>
        names.Contains(policy, StringComparer.Ordinal) ? policy : throw new WrongInputException([$"policy.unknown: --policy: {UnknownPolicy.Sentence(policy, names)}"]);

    private static string DefaultOf(List<string> names)
    {
        if (names.Count == 1)
        {
            return names[0];
        }

        return names.Contains(NameByDefault, StringComparer.Ordinal)
            ? NameByDefault
            : throw new WrongInputException([$"policy.default-missing: the folder holds {UnknownPolicy.Listed(names)}, and none is named `{NameByDefault}`; say with --policy which of them judges a debit that names none"]);
    }
}
