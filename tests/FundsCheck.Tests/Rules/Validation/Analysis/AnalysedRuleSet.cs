using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Production;

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
        if (LenientLoader.Load(text) is not { } ruleSet)
        {
            return null;
        }

        _ = RuleSet.TryParse(Encoding.UTF8.GetBytes(text), "generated.json", out _, out var problems);
        return new AnalysedRuleSet(text, ruleSet, problems);
    }
}
