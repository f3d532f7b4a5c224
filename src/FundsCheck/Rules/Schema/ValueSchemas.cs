using System.Text.Json.Nodes;
using FundsCheck.Balances;
using FundsCheck.Rules.Vocabulary;
using static FundsCheck.Rules.Schema.SchemaNodes;

namespace FundsCheck.Rules.Schema;

/// <summary>The values of measures that are no numbers, and lists of them.</summary>
internal static class ValueSchemas
{
    private const string Booleans = "booleanList";

    // An editor's own message tells all values, which helps only while they can be read.
    private const int ToldInMessageMax = 30;

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        yield return new(Booleans, List(new() { ["type"] = "boolean" }));
        yield return new("hostList", new JsonObject { ["anyOf"] = NodeArray([List(ScalarSchemas.Text(RuleLimits.NameLengthMax)), List(new() { ["type"] = "boolean" })]) });
        foreach (var measure in measures.All.Where(measure => measure.Unit == MeasureUnit.Value && !measure.IsBoolean))
        {
            yield return new(ValueOf(measure.Name), Value(measure));
            yield return new(ListOf(measure), List(Ref(ValueOf(measure.Name))));
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
            return ScalarSchemas.Text(BalanceLimits.FailureCodeLengthMax);
        }

        var node = Words(measure.Words);
        if (measure.Values.Count > ToldInMessageMax)
        {
            node["errorMessage"] = $"not a value of {measure.Name}; the editor offers the list";
        }

        return node;
    }

    private static JsonObject List(JsonObject item) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = RuleLimits.ValuesMax,
        ["uniqueItems"] = true,
        ["items"] = item,
    };
}
