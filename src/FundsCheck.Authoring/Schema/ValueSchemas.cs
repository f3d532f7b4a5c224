using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schemas of measure values other than numbers, and of their lists.</summary>
internal static class ValueSchemas
{
    private const string Booleans = "booleanList";

    // An editor's own message lists all values, which helps only for a short list.
    private const int ShownInMessageMax = 30;

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        yield return new("failureCode", FailureCode());
        yield return new(Booleans, List(new() { ["type"] = "boolean" }));
        yield return new(
            "hostList",
            new JsonObject
            {
                ["anyOf"] = NodeArray([List(ScalarSchemas.Text(RuleLimits.NameLengthMax)), List(HostBoolean())]),
            });
        foreach (var measure in measures.All.Where(measure => measure.Unit == MeasureUnit.Value && !measure.IsBoolean))
        {
            yield return new(ValueOf(measure.Name), Value(measure));
            yield return new(
                ListOf(measure), List(Ref(ValueOf(measure.Name)), measure.IsOpen ? RuleLimits.FailureCodesMax : RuleLimits.ValuesMax));
        }
    }

    /// <summary>The definition of one value.</summary>
    public static string ValueOf(string measure) => $"value.{measure}";

    /// <summary>The definition of a list of values, as <c>in</c> and guards have it.</summary>
    public static string ListOf(Measure measure) => measure.IsBoolean ? Booleans : $"list.{measure.Name}";

    private static JsonObject Value(Measure measure)
    {
        if (measure.IsOpen)
        {
            return new() { ["anyOf"] = NodeArray([Ref("failureCode"), Words(measure.Words)]) };
        }

        var node = Words(measure.Words);
        if (measure.Values.Count > ShownInMessageMax)
        {
            node["errorMessage"] = $"not a value of {measure.Name}; the editor offers the list";
        }

        return node;
    }

    // A boolean by what it is not: an editor would offer a boolean type for a custom fact of texts too.
    private static JsonObject HostBoolean() => new()
    {
        ["not"] = new JsonObject { ["type"] = new JsonArray("string", "number", "object", "array", "null") },
        ["errorMessage"] = "write the values that `facts` declares, or true and false",
    };

    // The codes of checks and authors, and the codes of a balance without a failure, are excluded.
    private static JsonObject FailureCode()
    {
        var node = ScalarSchemas.Text(BalanceLimits.FailureCodeLengthMax);
        var others = ReasonCodes.All.Append(Measures.NoFailure).Append(BalanceFailures.NotRequestedCode);
        node["not"] = new JsonObject
        {
            ["anyOf"] = NodeArray([
                new JsonObject { ["enum"] = TextArray(others) }, new JsonObject { ["pattern"] = $"^{ReasonCodes.OwnPrefix}" },
            ]),
        };
        return node.Describe("A provider's own code of a failure.");
    }

    private static JsonObject List(JsonObject item, int itemsMax = RuleLimits.ValuesMax) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = itemsMax,
        ["uniqueItems"] = true,
        ["items"] = item,
    };
}
