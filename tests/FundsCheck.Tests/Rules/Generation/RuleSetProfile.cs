using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// The profile of a rule set: its thresholds and words by measure, and the kinds of its checks. Read from the text alone.
/// </summary>
internal sealed class RuleSetProfile
{
    private readonly Dictionary<string, List<long>> thresholds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> words = new(StringComparer.Ordinal);

    public RuleSetProfile(JsonObject ruleSet)
    {
        Currency = ruleSet["currency"]!.ToString();
        CustomFacts = [.. ruleSet["facts"]?.AsObject().Select(fact => CustomFact(fact.Key, fact.Value!.AsObject())) ?? []];
        Checks = [.. ruleSet["checks"]!.AsArray().Select(check => Read(check!.AsObject()))];
    }

    public string Currency { get; }

    public IReadOnlyList<MeasureInfo> CustomFacts { get; }

    public IReadOnlyList<ProfiledCheck> Checks { get; }

    /// <summary>The thresholds that band lists and guards have on a measure, in steps.</summary>
    public IReadOnlyList<long> ThresholdsOf(string measure) => thresholds.GetValueOrDefault(measure, []);

    /// <summary>The words that band lists and guards name of a measure.</summary>
    public IReadOnlyList<string> WordsOf(string measure) => words.GetValueOrDefault(measure, []);

    private static MeasureInfo CustomFact(string name, JsonObject declaration)
    {
        var type = declaration["type"]!.ToString();
        var worse = declaration["worse"]?.ToString() switch { "higher" => Side.Higher, "lower" => Side.Lower, _ => Side.None };
        IEnumerable<string> list = type == "boolean"
            ? ["false", "true"]
            : declaration["in"]?.AsArray().Select(word => word!.ToString()) ?? [];
        return new MeasureInfo(name, type, worse, CanBeUnknown: true, [.. list]);
    }

    private ProfiledCheck Read(JsonObject check)
    {
        var guards = new[] { check["for"], check["unless"] }.Where(guard => guard is not null).SelectMany(guard => guard!.AsObject())
            .ToList();
        guards.ForEach(entry => Note(entry.Key, entry.Value!));
        for (var bandList = check; bandList is not null && bandList.ContainsKey("bands"); bandList = bandList["ifUnknown"]?.AsObject())
        {
            foreach (var band in bandList["bands"]!.AsArray())
            {
                Note(bandList["measure"]!.ToString(), band!["in"] ?? band);
            }
        }

        return new ProfiledCheck(check["id"]!.ToString(), check["measure"]!.ToString(), [.. guards.Select(entry => entry.Key)], check);
    }

    private void Note(string measure, JsonNode condition)
    {
        if (condition is JsonArray list)
        {
            Add(words, measure, list.Select(word => word!.ToString()));
            return;
        }

        var type = TypeOf(measure);
        Add(thresholds, measure, condition.AsObject()
            .Where(member => member.Key is "below" or "upTo" or "above" or "atLeast")
            .Select(member => Steps.Parse(type, member.Value!.ToString())));
    }

    private string TypeOf(string measure) =>
        CustomFacts.Concat(Vocabulary.Measures).FirstOrDefault(known => known.Name == measure)?.Type ?? "text";

    private static void Add<T>(Dictionary<string, List<T>> into, string measure, IEnumerable<T> found)
    {
        if (!into.TryGetValue(measure, out var list))
        {
            into[measure] = list = [];
        }

        list.AddRange(found);
    }
}
