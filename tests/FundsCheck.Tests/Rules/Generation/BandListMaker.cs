using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Makes band lists that load, with what stands for them where their measure is unknown.</summary>
internal sealed class BandListMaker(Random random, string currency, IReadOnlyList<MeasureInfo> measures)
{
    private const int FallbacksMax = 3;
    private const int GroupsMax = 3;
    private const int GroupWordsMax = 3;

    private static readonly string[] Outcomes = ["accept", "review", "decline"];

    /// <summary>
    /// Writes a whole band list into a check or an <c>ifUnknown</c>, and the measures of it and its fallbacks into the chain.
    /// </summary>
    /// <param name="into">The check or the <c>ifUnknown</c>.</param>
    /// <param name="measure">The band list's measure.</param>
    /// <param name="chain">The measures of the band lists before it.</param>
    /// <param name="isGuarded">Whether the check gets guards: of one without, what the money may not cover is accepted only by
    /// waiver.</param>
    public void Write(JsonObject into, MeasureInfo measure, List<string> chain, bool isGuarded)
    {
        var mayWaive = chain.Count > 0;
        chain.Add(measure.Name);
        into["measure"] = measure.Name;
        into["bands"] = measure.IsNumber ? NumberBands(measure, mayWaive, isGuarded) : WordBands(measure, mayWaive);
        if (measure.CanBeUnknown)
        {
            into["ifUnknown"] = IfUnknown(measure, chain);
        }
    }

    /// <summary>A gate: its good value alone is accepted, every other only by waiver.</summary>
    public JsonObject Gate(string id, string measure, string good, IReadOnlyList<string> vocabulary)
    {
        var bad = random.PickSome([.. vocabulary.Where(word => word != good)], vocabulary.Count - 2);
        var groups = Groups(bad, random.Next(GroupsMax));
        groups.Insert(random.Chance(80) ? 0 : random.Next(groups.Count + 1), [good]);
        var bands = new List<JsonObject>();
        foreach (var group in groups)
        {
            var isGood = group[0] == good;
            var outcome = isGood || random.Chance(20) ? "accept" : random.Pick(Outcomes[1..]);
            bands.Add(Band(["in", .. group], outcome, bands.LastOrDefault(), mayWaive: !isGood));
        }

        bands.Add(Band(null, random.Chance(15) ? "accept" : random.Pick(Outcomes[1..]), bands[^1], mayWaive: true));
        if (Vocabulary.IsOfReading(measure))
        {
            LeaveReasonsToTheReading(bands);
        }

        return new JsonObject { ["id"] = id, ["measure"] = measure, ["bands"] = new JsonArray([.. bands]) };
    }

    private void LeaveReasonsToTheReading(List<JsonObject> bands)
    {
        for (var index = 0; index < bands.Count; index++)
        {
            var repeats = index > 0 && OutcomeOf(bands[index - 1]) == OutcomeOf(bands[index]) && !bands[index - 1].ContainsKey("reason");
            if ((OutcomeOf(bands[index]) != "accept" || bands[index].ContainsKey("because")) && !repeats && random.Chance(50))
            {
                bands[index].Remove("reason");
            }
        }
    }

    private JsonArray NumberBands(MeasureInfo measure, bool mayWaive, bool isGuarded)
    {
        var thresholds = ThresholdMaker.Thresholds(measure, random);
        var outcomes = Toward(measure.Worse, thresholds.Count + 1);
        var bands = new List<JsonObject>();
        for (var index = 0; index < outcomes.Length; index++)
        {
            string[]? threshold = index < thresholds.Count
                ? [thresholds[index].UpTo ? "upTo" : "below", Steps.Format(measure.Type, thresholds[index].Steps, currency)]
                : null;
            var isUncovered = measure.IsFunds && !isGuarded
                && (index == 0 || thresholds[index - 1].Steps < Vocabulary.CoveredFrom(measure.Name));
            bands.Add(Band(threshold, outcomes[index], bands.LastOrDefault(), mayWaive || isUncovered, measure.Type == "integer"));
        }

        return [.. bands];
    }

    private JsonArray WordBands(MeasureInfo measure, bool mayWaive)
    {
        // One word at least is left to `otherwise`. The plain word is accepted more often than others, so that accepts are common.
        var words = random.PickSome(measure.Words, measure.Words.Count - 1);
        var bands = new List<JsonObject>();
        foreach (var group in Groups(words, random.Next(1, GroupsMax + 1)))
        {
            var outcome = random.Chance(group.Contains(measure.Words[0]) ? 85 : 40) ? "accept" : random.Pick(Outcomes);
            bands.Add(Band(["in", .. group], outcome, bands.LastOrDefault(), mayWaive));
        }

        var isPlainLeft = !bands.Exists(band => band["in"]!.AsArray().Any(word => word!.ToString() == measure.Words[0]));
        bands.Add(Band(null, random.Chance(isPlainLeft ? 85 : 40) ? "accept" : random.Pick(Outcomes), bands[^1], mayWaive));
        return [.. bands];
    }

    private List<string[]> Groups(string[] words, int count)
    {
        var groups = new List<string[]>();
        for (var taken = 0; taken < words.Length && groups.Count < count; taken += groups[^1].Length)
        {
            groups.Add(words[taken..Math.Min(words.Length, taken + random.Next(1, GroupWordsMax + 1))]);
        }

        return groups;
    }

    // The best band is mostly an accept, the worst mostly not, and in between the order is the measure's.
    private string[] Toward(Side worse, int count)
    {
        var drawn = Enumerable.Range(0, count).Select(_ => random.Next(Outcomes.Length)).Order().ToArray();
        drawn[0] = random.Chance(85) ? 0 : drawn[0];
        drawn[^1] = random.Chance(95) ? Math.Max(1, drawn[^1]) : drawn[^1];
        switch (worse)
        {
            case Side.Lower:
                Array.Reverse(drawn);
                break;
            case Side.None:
                random.Shuffle(drawn);
                break;
        }

        return [.. drawn.Select(severity => Outcomes[severity])];
    }

    private JsonObject IfUnknown(MeasureInfo measure, List<string> chain)
    {
        var ifUnknown = new JsonObject();
        var fallbacks = measures.Where(other => other.IsFunds && !chain.Exists(before => NeedsAllOf(other.Name, before))).ToList();
        if (measure.IsFunds && chain.Count <= FallbacksMax && fallbacks.Count > 0 && random.Chance(50))
        {
            Write(ifUnknown, random.Pick(fallbacks), chain, isGuarded: false);
            return ifUnknown;
        }

        var outcome = random.Chance(40) ? "accept" : random.Chance(70) ? "review" : "decline";
        ifUnknown["then"] = outcome;
        AddReason(ifUnknown, outcome, previous: null, mayWaive: true);
        return ifUnknown;
    }

    private static bool NeedsAllOf(string measure, string before) => Vocabulary.NeedsOf(before).All(Vocabulary.NeedsOf(measure).Contains);

    // `when` is the key and its threshold or words, or null for `otherwise`. The answer of the previous band may not be repeated.
    private JsonObject Band(string[]? when, string outcome, JsonObject? previous, bool mayWaive, bool isInteger = false)
    {
        var band = new JsonObject();
        switch (when)
        {
            case null:
                band["otherwise"] = outcome;
                break;
            case ["in", .. var words]:
                band["in"] = new JsonArray([.. words.Select(Word)]);
                band["then"] = outcome;
                break;
            default:
                band[when[0]] = isInteger ? long.Parse(when[1], System.Globalization.CultureInfo.InvariantCulture) : when[1];
                band["then"] = outcome;
                break;
        }

        AddReason(band, outcome, previous, mayWaive);
        return band;
    }

    private void AddReason(JsonObject answer, string outcome, JsonObject? previous, bool mayWaive)
    {
        var stated = previous is not null && OutcomeOf(previous) == outcome ? previous["reason"]?.ToString() ?? "" : null;
        var isPlainAccept = outcome == "accept" && !mayWaive;
        if (!isPlainAccept || stated == "" || random.Chance(10))
        {
            answer["reason"] = Reasons.Other(stated, random);
        }

        if (outcome == "accept" && mayWaive)
        {
            answer["because"] = "it was decided so";
        }
    }

    private static string OutcomeOf(JsonObject band) => (band["then"] ?? band["otherwise"])!.ToString();

    private static JsonNode Word(string word) => word switch
    {
        "true" => JsonValue.Create(true),
        "false" => JsonValue.Create(false),
        _ => JsonValue.Create(word),
    };
}
