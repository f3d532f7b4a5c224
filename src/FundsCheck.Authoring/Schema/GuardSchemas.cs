using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>
/// The schemas of <c>for</c> and <c>unless</c>. A number in <c>for</c> points to the worse side of the measure, and in <c>unless</c> to its
/// better side; otherwise a larger amount could escape a check.
/// </summary>
internal static class GuardSchemas
{
    private static readonly (string Key, string Sentence)[] LowSide =
        [("below", "Holds for what is less than this threshold."), ("upTo", "Holds for what is at most this threshold.")];

    private static readonly (string Key, string Sentence)[] HighSide =
        [("above", "Holds for what is more than this threshold."), ("atLeast", "Holds for what is this threshold or more.")];

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions(MeasureTable measures)
    {
        var units = measures.All.Where(measure => measure.Unit != MeasureUnit.Value).Select(measure => measure.Unit).Distinct();
        foreach (var threshold in units.Select(ScalarSchemas.ThresholdOf))
        {
            yield return new($"low.{threshold}", OneSide(threshold, LowSide));
            yield return new($"high.{threshold}", OneSide(threshold, HighSide));
        }

        yield return new(
            "customFactGuard",
            new JsonObject { ["anyOf"] = NodeArray([Ref("hostList"), Comparison("hostThreshold", [.. LowSide, .. HighSide])]) });
        yield return new("for", Guard(measures, WorseSide.Higher));
        yield return new("unless", Guard(measures, WorseSide.Lower));
    }

    private static JsonObject Guard(MeasureTable measures, WorseSide highSideWhereWorse)
    {
        var guarding = measures.All.Where(measure => !measure.IsGate);
        var node = Closed(
            [], Map(guarding.Select(measure => KeyValuePair.Create(measure.Name, (JsonNode)Entry(measure, highSideWhereWorse)))));
        node["minProperties"] = 1;
        node["maxProperties"] = RuleLimits.GuardsMax;
        node["patternProperties"] = new JsonObject
        {
            [ScalarSchemas.CustomFactName] = Ref("customFactGuard", "A custom fact, by the name that `facts` declares."),
        };
        return node;
    }

    private static JsonObject Entry(Measure measure, WorseSide highSideWhereWorse)
    {
        if (measure.Unit == MeasureUnit.Value)
        {
            return Ref(ValueSchemas.ListOf(measure), SentenceOf(measure));
        }

        var side = measure.Worse == highSideWhereWorse ? "high" : "low";
        return Ref($"{side}.{ScalarSchemas.ThresholdOf(measure.Unit)}", SentenceOf(measure));
    }

    private static JsonObject OneSide(string threshold, (string Key, string Sentence)[] keys)
    {
        var node = Comparison(threshold, keys);
        node["errorMessage"] =
            $"here write {string.Join(" or ", keys.Select(key => key.Key))}: anything else could let a worse debit escape the check";
        return node;
    }

    private static JsonObject Comparison(string threshold, (string Key, string Sentence)[] keys)
    {
        var node = Closed([], Map(keys.Select(key => KeyValuePair.Create(key.Key, (JsonNode)Ref(threshold, key.Sentence)))));
        node["minProperties"] = 1;
        node["maxProperties"] = 1;
        return node;
    }
}
