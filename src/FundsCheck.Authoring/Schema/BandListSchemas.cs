using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The ladders of bands: one shape for each unit, list of words, gate, and for measures of the host's own.</summary>
internal static class BandListSchemas
{
    private const string Below = "Holds for what is less than this edge; the edge itself is in the next rung.";
    private const string UpTo = "Holds for what is at most this edge, the edge included.";
    private const string Plain = "ladder";
    private const string Funds = "fundsLadder";
    private const string Fallback = "fallbackLadder";
    private const string In = "Holds for these values; each value stands in one rung only.";

    private static readonly MeasureUnit[] Numbers = [MeasureUnit.Money, MeasureUnit.Integer, MeasureUnit.Duration, MeasureUnit.Percent];

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        yield return new(Last(waivable: false), LastRung(waivable: false));
        yield return new(Last(waivable: true), LastRung(waivable: true));
        foreach (var unit in Numbers)
        {
            yield return Ladder(Plain, ScalarSchemas.EdgeOf(unit), Edges(ScalarSchemas.EdgeOf(unit)), SchemaSnippets.EdgeRungs(unit));
        }

        foreach (var unit in measures.All.Where(measure => measure.IsFunds).Select(measure => measure.Unit).Distinct())
        {
            yield return Ladder(Funds, ScalarSchemas.EdgeOf(unit), Edges(ScalarSchemas.EdgeOf(unit)), SchemaSnippets.EdgeRungs(unit));
            yield return Ladder(Fallback, ScalarSchemas.EdgeOf(unit), Edges(ScalarSchemas.EdgeOf(unit)), SchemaSnippets.EdgeRungs(unit));
        }

        foreach (var measure in measures.All.Where(measure => measure.Unit == MeasureUnit.Value && !measure.IsGate))
        {
            yield return Ladder(Plain, measure.Name, [("in", Ref(ValueSchemas.ListOf(measure), In))], SchemaSnippets.ListRungs(measure));
        }

        yield return Ladder(Plain, "host", [.. Edges("hostEdge"), ("in", Ref("hostList", In))], SchemaSnippets.HostRungs());
    }

    /// <summary>The definition of the ladder in a check of this measure.</summary>
    public static string Of(Measure measure) => measure.Unit != MeasureUnit.Value
        ? Name(measure.IsFunds ? Funds : Plain, ScalarSchemas.EdgeOf(measure.Unit))
        : Name(Plain, measure.Name);

    /// <summary>The definition of the ladder in a fallback on this measure.</summary>
    public static string FallbackOf(Measure measure) => Name(Fallback, ScalarSchemas.EdgeOf(measure.Unit));

    /// <summary>A rung of one of these shapes, or the last one.</summary>
    public static JsonObject Rung(bool waivable, IEnumerable<(string Key, JsonObject Value)> conditions) => new()
    {
        ["type"] = "object",
        ["anyOf"] = NodeArray([Ref(Last(waivable)), .. conditions.Select(condition => Shape(condition.Key, condition.Value, waivable))]),
    };

    /// <summary>A ladder of such rungs that has its last one, and the others that it needs.</summary>
    public static JsonObject Rungs(JsonObject rung, params IEnumerable<JsonObject> needed) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = RuleLimits.RungsMax,
        ["items"] = rung,
        ["allOf"] = NodeArray([
            Contains(new() { ["required"] = new JsonArray("otherwise") }, "the ladder has no last rung, { \"otherwise\": … }"), .. needed,
        ]),
    };

    /// <summary>An array in which some object is of this shape.</summary>
    public static JsonObject Contains(JsonObject item, string message)
    {
        item["type"] = "object";
        return new() { ["contains"] = item, ["errorMessage"] = message };
    }

    private static string Name(string kind, string content) => $"{kind}.{content}";

    private static KeyValuePair<string, JsonNode> Ladder(
        string kind, string content, IEnumerable<(string Key, JsonObject Value)> conditions, JsonArray snippets)
    {
        var rung = Rung(waivable: kind is not Plain, conditions);
        rung["allOf"] = new JsonArray(Ref(kind switch { Plain => "judged", Funds => "coverable", _ => "waivable" }));
        rung["defaultSnippets"] = snippets;
        return new(Name(kind, content), Rungs(rung));
    }

    private static (string Key, JsonObject Value)[] Edges(string edge) => [("below", Ref(edge, Below)), ("upTo", Ref(edge, UpTo))];

    private static JsonObject Shape(string key, JsonObject condition, bool waivable) =>
        Closed(
            [key, "then"],
            WithReasons(new() { [key] = condition, ["then"] = Ref("outcome", "The answer where this rung holds.") }, waivable));

    private static string Last(bool waivable) => waivable ? "lastRung.waivable" : "lastRung";

    private static JsonObject LastRung(bool waivable) =>
        Closed(
            ["otherwise"],
            WithReasons(new() { ["otherwise"] = Ref("outcome", "The last rung: the answer for every other known value.") }, waivable));

    private static JsonObject WithReasons(JsonObject properties, bool waivable)
    {
        properties["reason"] = Ref("reason");
        if (waivable)
        {
            properties["because"] = Ref("because");
        }

        return properties;
    }
}
