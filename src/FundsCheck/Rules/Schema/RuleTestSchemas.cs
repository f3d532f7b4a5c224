using System.Text.Json.Nodes;
using static FundsCheck.Rules.Schema.SchemaNodes;

namespace FundsCheck.Rules.Schema;

/// <summary>The tests that a rule file carries.</summary>
internal static class RuleTestSchemas
{
    public static JsonObject Test(SchemaVocabulary vocabulary)
    {
        var node = Closed(["name", "given", "expect"], new()
        {
            ["name"] = Name().Told("What the test shows; unique in the file."),
            ["given"] = Given(vocabulary.Givens),
            ["expect"] = Expect(),
        });
        node["defaultSnippets"] = SchemaSnippets.Tests();
        return node;
    }

    private static JsonObject Name() => ScalarSchemas.Text(SchemaLimits.TestNameCharactersMax);

    private static JsonObject Given(IReadOnlyList<SchemaGiven> givens)
    {
        var node = Closed(
            ["amount"], Map(givens.Select(given => KeyValuePair.Create(given.Name, (JsonNode)Fact(given).Told(given.Sentence)))));
        node["patternProperties"] = new JsonObject
        {
            [ScalarSchemas.HostFactName] = new JsonObject
            {
                ["type"] = new JsonArray("string", "number", "boolean", "null"),
                ["multipleOf"] = 1,
                ["minLength"] = 1,
                ["maxLength"] = SchemaLimits.NameCharactersMax,
                ["pattern"] = ScalarSchemas.Printable,
            }.WithinIntegers()
                .Told("A fact of the host's own, by the name that `facts` declares; `null` is unknown."),
        };
        node["maxProperties"] = SchemaLimits.MembersMax;
        return node.Told(
            "The facts. What is not said is a plain first WEB debit with nothing held, a checking account, read just now in its currency; "
                + "money and host facts not said are unknown.");
    }

    private static JsonObject Fact(SchemaGiven given)
    {
        var known = Ref(Known(given));
        return given.CanBeNull ? new() { ["anyOf"] = NodeArray([known, new JsonObject { ["type"] = "null" }]) } : known;
    }

    private static string Known(SchemaGiven given) => given.Unit switch
    {
        SchemaUnit.Words => ValueSchemas.ValueOf(given.Name),
        SchemaUnit.Boolean => "boolean",
        SchemaUnit.Money => given.IsBalance ? "balance" : given.IsEntry ? "amount" : "held",
        SchemaUnit.Integer => "count",
        SchemaUnit.Duration => "age",
        _ => ScalarSchemas.EdgeOf(given.Unit),
    };

    private static JsonObject Expect() => Closed(["outcome", "reasons"], new()
    {
        ["outcome"] = Ref("outcome", "The outcome of the whole rule set."),
        ["reasons"] = new JsonObject
        {
            ["type"] = "array",
            ["maxItems"] = SchemaLimits.ValuesMax,
            ["uniqueItems"] = true,
            ["items"] = Ref("expectedReason"),
        }.Told("The codes of all reasons, in any order: exactly these."),
    }).Told("What the rules answer to these facts.");
}
