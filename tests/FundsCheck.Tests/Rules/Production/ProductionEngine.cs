using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Testing;
using FundsCheck.Tests.Rules.Laws;
using LawVerdict = FundsCheck.Tests.Rules.Laws.Verdict;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>The library's own loader and evaluator, asked in the words of the laws.</summary>
internal sealed class ProductionEngine : IEngine
{
    private readonly RuleSet ruleSet;

    public ProductionEngine(string text, FundsCheck.Rules.Loading.LoaderRule switchedOff = FundsCheck.Rules.Loading.LoaderRule.None) =>
        ruleSet = RuleSet.LoadWithout(switchedOff | FundsCheck.Rules.Loading.LoaderRule.Analysis, Encoding.UTF8.GetBytes(text), "generated.json");

    public LawVerdict Decide(JsonObject given) => Told(ruleSet.Judge(FactsOf(given)));

    public LawVerdict? DecideEarly(JsonObject given) => ruleSet.DeclineWithoutBalance(ruleSet.Bind(FactsOf(given))) is { } early ? Told(early) : null;

    public string? WouldAccept(JsonObject given) => ruleSet.Judge(FactsOf(given)).WouldAccept?.ToString();

    private static LawVerdict Told(FundsCheck.Rules.Verdict verdict) => new(
        verdict.Outcome,
        [.. verdict.Reasons.Select(reason => new VerdictReason(reason.Code, reason.Check, reason.Outcome, reason.Because is not null))]);

    private DecisionFacts FactsOf(JsonObject given)
    {
        var facts = given.Select(fact => new TestFact(fact.Key, TextOf(fact.Value), IsBare: false)).ToList();
        return TestFacts.Of(new TestDefinition("generated", facts, Outcome.Accept, [], new Position(1, 1), new Position(1, 1)), ruleSet.Definition);
    }

    private static string? TextOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
