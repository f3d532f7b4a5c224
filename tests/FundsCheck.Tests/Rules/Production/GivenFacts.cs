using System.Text.Json;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Rules.Production;

/// <summary>Facts in the form of a rule test, for the library.</summary>
internal static class GivenFacts
{
    public static DecisionFacts Of(JsonObject given, RuleSet ruleSet)
    {
        var facts = given.Select(fact => new TestFact(fact.Key, TextOf(fact.Value), IsBare: false)).ToList();
        return TestFacts.Of(
            new TestDefinition("generated", facts, Outcome.Accept, [], new Position(1, 1), new Position(1, 1)), ruleSet.Definition);
    }

    private static string? TextOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => null,
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
