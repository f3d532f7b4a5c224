using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>Takes an example as the author of a rule file would: as the test of a rule set.</summary>
internal static class ExampleRuleSet
{
    /// <summary>Whether the example, put among the tests of its rule set with its stated outcome, loads and passes.</summary>
    public static bool Answers(AnalysedRuleSet ruleSet, RuleExample example)
    {
        var split = example.Answer.Split(' ', 2);
        var reasons = split[1].Trim('[', ']').Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return Load(ruleSet.Text, example.Given, split[0], reasons)?.RunTests().Single().Passed ?? false;
    }

    public static Verdict Judge(RuleSet ruleSet, RuleExample example) => ruleSet.Judge(FactsOf(ruleSet, example));

    public static DecisionFacts FactsOf(RuleSet ruleSet, RuleExample example)
    {
        var loaded = Load(ruleSet.CanonicalText, example.Given, "accept", [])!;
        return TestFacts.Of(loaded.Definition.Tests.Single(), loaded.Definition);
    }

    private static RuleSet? Load(string text, string given, string outcome, string[] reasons)
    {
        var ruleSet = JsonNode.Parse(text)!.AsObject();
        ruleSet["tests"] = new JsonArray(new JsonObject
        {
            ["name"] = "example",
            ["given"] = JsonNode.Parse(given),
            ["expect"] = new JsonObject
            {
                ["outcome"] = outcome,
                ["reasons"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]),
            },
        });
        return LenientLoader.Load(ruleSet.ToJsonString(), LoaderRule.FundsUnguarded);
    }
}
