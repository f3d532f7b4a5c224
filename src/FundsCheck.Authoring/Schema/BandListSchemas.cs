using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>The schemas of band lists: one for each unit, list of words and gate, and for custom facts.</summary>
internal static class BandListSchemas
{
    private const string Below = "Holds for what is less than this threshold; the threshold itself is in the next band.";
    private const string UpTo = "Holds for what is at most this threshold, the threshold included.";
    private const string Plain = "bands";
    private const string Funds = "fundsBandList";
    private const string Fallback = "fallbackBandList";
    private const string In = "Holds for these values; each value stands in one band only.";

    private static readonly MeasureUnit[] Numbers = [MeasureUnit.Money, MeasureUnit.Integer, MeasureUnit.Duration, MeasureUnit.Percent];

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        yield return new(Last(waivable: false), LastBand(waivable: false));
        yield return new(Last(waivable: true), LastBand(waivable: true));
        foreach (var unit in Numbers)
        {
            yield return BandList(
                Plain, ScalarSchemas.ThresholdOf(unit), Thresholds(ScalarSchemas.ThresholdOf(unit)), SchemaSnippets.ThresholdBands(unit));
        }

        foreach (var unit in measures.All.Where(measure => measure.IsFunds).Select(measure => measure.Unit).Distinct())
        {
            yield return BandList(
                Funds, ScalarSchemas.ThresholdOf(unit), Thresholds(ScalarSchemas.ThresholdOf(unit)), SchemaSnippets.ThresholdBands(unit));
            yield return BandList(
                Fallback,
                ScalarSchemas.ThresholdOf(unit),
                Thresholds(ScalarSchemas.ThresholdOf(unit)),
                SchemaSnippets.ThresholdBands(unit));
        }

        foreach (var measure in measures.All.Where(measure => measure.Unit == MeasureUnit.Value && !measure.IsGate))
        {
            yield return BandList(Plain, measure.Name, [("in", Ref(ValueSchemas.ListOf(measure), In))], SchemaSnippets.ListBands(measure));
        }

        yield return BandList(Plain, "host", [.. Thresholds("hostThreshold"), ("in", Ref("hostList", In))], SchemaSnippets.HostBands());
    }

    /// <summary>Gets the definition of the band list in a check of this measure.</summary>
    public static string Of(Measure measure) => measure.Unit != MeasureUnit.Value
        ? Name(measure.IsFunds ? Funds : Plain, ScalarSchemas.ThresholdOf(measure.Unit))
        : Name(Plain, measure.Name);

    /// <summary>Gets the definition of the band list in a fallback on this measure.</summary>
    public static string FallbackOf(Measure measure) => Name(Fallback, ScalarSchemas.ThresholdOf(measure.Unit));

    /// <summary>A band of one of these shapes, or the last one.</summary>
    public static JsonObject Band(bool waivable, IEnumerable<(string Key, JsonObject Value)> conditions) => new()
    {
        ["type"] = "object",
        ["anyOf"] = NodeArray([Ref(Last(waivable)), .. conditions.Select(condition => Shape(condition.Key, condition.Value, waivable))]),
    };

    /// <summary>A band list of such bands that has its last one, and the others that it needs.</summary>
    public static JsonObject Bands(JsonObject band, params IEnumerable<JsonObject> needed) => new()
    {
        ["type"] = "array",
        ["minItems"] = 1,
        ["maxItems"] = RuleLimits.BandsMax,
        ["items"] = band,
        ["allOf"] = NodeArray([
            Contains(new() { ["required"] = new JsonArray("otherwise") }, "the band list has no last band, { \"otherwise\": … }"),
            .. needed,
        ]),
    };

    /// <summary>An array in which some object is of this shape.</summary>
    public static JsonObject Contains(JsonObject item, string message)
    {
        item["type"] = "object";
        return new() { ["contains"] = item, ["errorMessage"] = message };
    }

    private static string Name(string kind, string content) => $"{kind}.{content}";

    private static KeyValuePair<string, JsonNode> BandList(
        string kind, string content, IEnumerable<(string Key, JsonObject Value)> conditions, JsonArray snippets)
    {
        var band = Band(waivable: kind is not Plain, conditions);
        band["allOf"] = new JsonArray(Ref(kind switch { Plain => "judged", Funds => "coverable", _ => "waivable" }));
        band["defaultSnippets"] = snippets;
        return new(Name(kind, content), Bands(band));
    }

    private static (string Key, JsonObject Value)[] Thresholds(string threshold) =>
        [("below", Ref(threshold, Below)), ("upTo", Ref(threshold, UpTo))];

    private static JsonObject Shape(string key, JsonObject condition, bool waivable) =>
        Closed(
            [key, "then"],
            WithReasons(new() { [key] = condition, ["then"] = Ref("outcome", "The answer where this band holds.") }, waivable));

    private static string Last(bool waivable) => waivable ? "lastBand.waivable" : "lastBand";

    private static JsonObject LastBand(bool waivable) =>
        Closed(
            ["otherwise"],
            WithReasons(new() { ["otherwise"] = Ref("outcome", "The last band: the answer for every other known value.") }, waivable));

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
