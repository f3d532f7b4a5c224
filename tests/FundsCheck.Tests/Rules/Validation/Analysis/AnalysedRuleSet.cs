using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>A rule set that obeys the local rules of the loader, and what the analysis finds in it.</summary>
internal sealed record AnalysedRuleSet(string Text, RuleSet RuleSet, IReadOnlyList<RuleSetProblem> Problems)
{
    /// <summary>The findings of the search over facts, without those that need no search.</summary>
    public HashSet<Finding> Findings { get; } = [.. Problems.Where(problem => problem.Code != "unchecked").Select(Finding.Of)];

    /// <summary>Loads a rule set; null where a local rule refuses it.</summary>
    public static AnalysedRuleSet? Load(JsonObject ruleSet) => Load(ruleSet.ToJsonString());

    /// <summary>Loads a rule set; null where a local rule refuses it.</summary>
    public static AnalysedRuleSet? Load(string text)
    {
        if (LoadUnanalysed(text, LoaderRule.None) is not { } ruleSet)
        {
            return null;
        }

        _ = RuleSet.TryParse(Encoding.UTF8.GetBytes(text), "generated.json", out _, out var problems);
        return new AnalysedRuleSet(text, ruleSet, problems);
    }

    /// <summary>
    /// Loads a rule set without looking at all facts, and without these rules of the loader; null where another refuses it.
    /// </summary>
    public static RuleSet? LoadUnanalysed(string text, LoaderRule switchedOff)
    {
        try
        {
            return RuleSet.LoadWithout(switchedOff | LoaderRule.Analysis, Encoding.UTF8.GetBytes(text), "generated.json");
        }
        catch (RuleSetInvalidException)
        {
            return null;
        }
    }
}
