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

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(SchemaVocabulary vocabulary)
    {
        yield return new("failureCode", FailureCode([.. vocabulary.Reasons, .. vocabulary.EngineReasons]));
        yield return new(Booleans, List(new() { ["type"] = "boolean" }));
        yield return new("hostList", new JsonObject { ["anyOf"] = NodeArray([List(ScalarSchemas.Text(SchemaLimits.NameCharactersMax)), List(new() { ["type"] = "boolean" })]) });
        foreach (var measure in vocabulary.Measures.Where(measure => measure.Unit == SchemaUnit.Words))
        {
            yield return new(ValueOf(measure.Name), Value(measure));
            yield return new(ListOf(measure), List(Ref(ValueOf(measure.Name)), measure.IsOpen ? SchemaLimits.FailureCodesMax : SchemaLimits.ValuesMax));
        }
    }

    /// <summary>The definition of one value.</summary>
    public static string ValueOf(string measure) => $"value.{measure}";

    /// <summary>The definition of a list of values, as <c>in</c> and guards have it.</summary>
    public static string ListOf(SchemaMeasure measure) => measure.Unit == SchemaUnit.Boolean ? Booleans : $"list.{measure.Name}";

    private static JsonObject Value(SchemaMeasure measure)
    {
        if (measure.IsOpen)
        {
            return new() { ["anyOf"] = NodeArray([Ref("failureCode"), Words(measure.Values)]) };
        }

        var node = Words(measure.Values);
        if (measure.Values.Count > ToldInMessageMax)
        {
            node["errorMessage"] = $"not a value of {measure.Name}; the editor offers the list";
        }

        return node;
    }

    // The codes of checks and of authors, and those of a balance that did not fail, are none.
    private static JsonObject FailureCode(IEnumerable<SchemaTerm> reasons)
    {
        var node = ScalarSchemas.Text(BalanceLimits.FailureCodeLengthMax);
        var others = reasons.Select(reason => reason.Name).Append(Measures.NoFailure).Append(BalanceFailures.NotRequestedCode);
        node["not"] = new JsonObject { ["anyOf"] = NodeArray([new JsonObject { ["enum"] = TextArray(others) }, new JsonObject { ["pattern"] = $"^{ReasonCodes.OwnPrefix}" }]) };
        return node.Told("A provider's own code of a failure.");
    }

    private static JsonObject List(JsonObject item, int itemsMax = SchemaLimits.ValuesMax) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = itemsMax,
        ["uniqueItems"] = true,
        ["items"] = item,
    };
}
