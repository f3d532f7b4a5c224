using System.Text.Json.Nodes;
using static FundsCheck.Rules.Schema.SchemaNodes;

namespace FundsCheck.Rules.Schema;

/// <summary>The values of measures that are no numbers, and lists of them.</summary>
internal static class ValueSchemas
{
    private const string Booleans = "booleanList";

    // An editor's own message tells all values, which helps only while they can be read.
    private const int ToldInMessageMax = 30;

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(SchemaVocabulary vocabulary)
    {
        yield return new(Booleans, List(new() { ["type"] = "boolean" }));
        yield return new(
            "hostList",
            new JsonObject
            {
                ["anyOf"] = NodeArray([List(ScalarSchemas.Text(SchemaLimits.NameCharactersMax)), List(new() { ["type"] = "boolean" })]),
            });
        foreach (var measure in vocabulary.Measures.Where(measure => measure.Unit == SchemaUnit.Words))
        {
            yield return new(ValueOf(measure.Name), Value(measure));
            yield return new(ListOf(measure), List(Ref(ValueOf(measure.Name))));
        }
    }

    /// <summary>The definition of one value.</summary>
    public static string ValueOf(string measure) => $"value.{measure}";

    /// <summary>The definition of a list of values, as <c>in</c> and guards have it.</summary>
    public static string ListOf(SchemaMeasure measure) => measure.Unit == SchemaUnit.Boolean ? Booleans : $"list.{measure.Name}";

    private static JsonObject Value(SchemaMeasure measure)
    {
        var node = Words(measure.Values);
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
        ["maxItems"] = SchemaLimits.ValuesMax,
        ["uniqueItems"] = true,
        ["items"] = item,
    };
}
