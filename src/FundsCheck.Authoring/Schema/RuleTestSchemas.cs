using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schema of the tests in a rule file.</summary>
internal static class RuleTestSchemas
{
    public static JsonObject Test(MeasureTable measures)
    {
        var node = Closed(["name", "given", "expect"], new()
        {
            ["name"] = Name().Describe("What the test shows; unique in the file."),
            ["given"] = Given(GivenFact.Of(measures)),
            ["expect"] = Expect(),
        });
        node["defaultSnippets"] = SchemaSnippets.Tests();
        return node;
    }

    private static JsonObject Name() => ScalarSchemas.Text(RuleLimits.TestNameLengthMax);

    private static JsonObject Given(IEnumerable<GivenFact> givens)
    {
        var node = Closed(
            ["amount"], Map(givens.Select(given => KeyValuePair.Create(given.Name, (JsonNode)Fact(given).Describe(given.Meaning)))));
        node["patternProperties"] = new JsonObject
        {
            [ScalarSchemas.CustomFactName] = new JsonObject
            {
                // An editor offers null, which every custom fact may be, and no boolean, which few may be.
                ["anyOf"] = NodeArray([
                    new JsonObject { ["type"] = "null" },
                    new JsonObject { ["not"] = new JsonObject { ["type"] = new JsonArray("object", "array") } },
                ]),
                ["multipleOf"] = 1,
                ["minLength"] = 1,
                ["maxLength"] = RuleLimits.NameLengthMax,
                ["pattern"] = ScalarSchemas.Printable,
            }.WithinIntegers()
                .Describe("A custom fact, by the name that `facts` declares; `null` is unknown."),
        };
        node["maxProperties"] = RuleLimits.MembersMax;
        node["if"] = new JsonObject { ["required"] = new JsonArray(Measures.FailureCode.Name) };
        node["then"] = OfCategory();
        return node.Describe(
            "The facts. By default a plain first WEB debit without holds, a checking account, read just now in its currency; "
                + "money and custom facts that are not stated are unknown.");
    }

    // A failure has a category too.
    private static JsonObject OfCategory() => new()
    {
        ["required"] = new JsonArray(Measures.BalanceReading.Name),
        ["properties"] = new JsonObject
        {
            [Measures.BalanceReading.Name] = new JsonObject
            {
                ["not"] = new JsonObject { ["enum"] = new JsonArray(Measures.Read, Measures.NotRequested) },
            },
        },
        ["errorMessage"] = "`balance.failureCode` stands beside a category in `balance.reading`",
    };

    private static JsonObject Fact(GivenFact given)
    {
        var known = given.Also.Count == 0 ? Ref(given.Schema) : new() { ["anyOf"] = NodeArray([Ref(given.Schema), Words(given.Also)]) };
        return given.MayBeNull ? new() { ["anyOf"] = NodeArray([known, new JsonObject { ["type"] = "null" }]) } : known;
    }

    private static JsonObject Expect() => Closed(["outcome", "reasons"], new()
    {
        ["outcome"] = Ref("outcome", "The outcome of the whole rule set."),
        ["reasons"] = new JsonObject
        {
            ["type"] = "array",
            ["maxItems"] = RuleLimits.ValuesMax,
            ["uniqueItems"] = true,
            ["items"] = Ref("expectedReason"),
        }.Describe("The codes of all reasons, in any order: exactly these."),
    }).Describe("The outcome and the reasons for these facts.");
}
