using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>Creates a catalog from a folder: loads every file, then validates the names across files.</summary>
internal static class RuleSetCatalogLoader
{
    public static RuleSetCatalog? Load(RuleFolderSnapshot snapshot, string? defaultRuleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        var found = new List<RuleSetProblem>();
        var ruleSets = LoadAll(snapshot, found);
        var texts = LoadTexts(snapshot, ruleSets, found);
        var byDefault = AnyError(found)
            ? null
            : DefaultOf(
                snapshot.Folder, [.. ruleSets.Select(ruleSet => ruleSet.Identity.Name).Distinct(StringComparer.Ordinal)], defaultRuleSet,
                found);
        problems = Bounded(found);
        return byDefault is null ? null : RuleSetCatalog.Create(ruleSets, byDefault, texts);
    }

    /// <summary>The texts for customers of the folder.</summary>
    public static CustomerTexts LoadTexts(RuleFolderSnapshot snapshot, IReadOnlyList<RuleSet> ruleSets, List<RuleSetProblem> found) =>
        CustomerTextsLoader.Load(snapshot.TextFiles, ruleSets, found);

    /// <summary>The rule sets of all files that load and do not contradict an earlier file.</summary>
    public static IReadOnlyList<RuleSet> LoadAll(RuleFolderSnapshot snapshot, List<RuleSetProblem> found)
    {
        found.AddRange(snapshot.Problems);
        var ruleSets = new List<RuleSet>();
        var names = new RuleSetNames();
        var folder = new RuleSetFolder(snapshot);
        foreach (var file in snapshot.RuleFiles)
        {
            var ruleSet = folder.Load(file, out var problems);

            found.AddRange(problems.Where(problem => !found.Exists(problem.IsSameAs)));
            if (ruleSet is null)
            {
                continue;
            }

            if (names.Add(ruleSet, file.Path, file.Bytes) is { } duplicate)
            {
                found.Add(duplicate);
            }
            else
            {
                ruleSets.Add(ruleSet);
            }
        }

        return ruleSets;
    }

    public static bool AnyError(IEnumerable<RuleSetProblem> problems) => problems.Any(problem => problem.Severity == RuleSeverity.Error);

    /// <summary>
    /// Limits the number of problems. Errors come before warnings, so that the limit does not hide the cause of a failure.
    /// </summary>
    public static IReadOnlyList<RuleSetProblem> Bounded(IReadOnlyList<RuleSetProblem> found)
    {
        if (found.Count <= RuleLimits.ProblemsMax)
        {
            return found;
        }

        var kept = found.OrderBy(problem => problem.Severity).Take(RuleLimits.ProblemsMax).ToList();
        kept.Add(kept[^1] with
        {
            Code = "problems.more",
            Message = $"there are more problems than the {RuleLimits.ProblemsMax} listed here; fix these first",
            Examples = [],
        });
        return kept;
    }

    private static string? DefaultOf(string folder, IReadOnlyList<string> names, string? defaultRuleSet, List<RuleSetProblem> found)
    {
        if (defaultRuleSet is null && names.Count == 1)
        {
            return names[0];
        }

        if (defaultRuleSet is null)
        {
            found.Add(RuleFolderReader.Problem(
                folder, "ruleSet.default-missing",
                $"the folder holds {UnknownRuleSet.Listed(names)}; state which of them judges a debit that names none"));
            return null;
        }

        if (names.Contains(defaultRuleSet, StringComparer.Ordinal))
        {
            return defaultRuleSet;
        }

        found.Add(RuleFolderReader.Problem(
            folder,
            "ruleSet.default-unknown",
            $"{UnknownRuleSet.Sentence(defaultRuleSet, names)}; name a loaded one as the default for debits that name none"));
        return null;
    }
}
