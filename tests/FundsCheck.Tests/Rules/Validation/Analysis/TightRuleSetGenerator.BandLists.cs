using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

internal sealed partial class TightRuleSetGenerator
{
    private JsonObject Gate(string measure, string good)
    {
        var bands = new JsonArray { Answer(new JsonObject { ["in"] = new JsonArray(good) }, "then", "accept", null, mayWaive: false) };
        foreach (var word in _random.PickSome(Words[measure], _random.Next(Words[measure].Length)))
        {
            bands.Add(Answer(new JsonObject { ["in"] = new JsonArray(word) }, "then", _random.Pick(Outcomes), null, mayWaive: true));
        }

        bands.Add(Answer([], "otherwise", _random.Pick(Outcomes), null, mayWaive: true));
        foreach (var band in bands.Where(band => measure == "balance.reading"
            && (band!["then"] ?? band["otherwise"])!.ToString() != "accept" && _random.Chance(50)))
        {
            band!.AsObject().Remove("reason");
        }

        return new JsonObject { ["measure"] = measure, ["bands"] = bands };
    }

    private JsonObject BandList(string measure, List<string> before)
    {
        var mayWaive = before.Count > 0;
        before.Add(measure);
        var bandList = new JsonObject
        {
            ["measure"] = measure,
            ["bands"] = Words.ContainsKey(measure) ? WordBands(measure) : NumberBands(measure, mayWaive),
        };
        if (measure is "amount" or "exposure")
        {
            return bandList;
        }

        var fallbacks = _funds.Except(before).Where(other => other != "available").ToList();
        bandList["ifUnknown"] = measure != "available" && _funds.Contains(measure) && fallbacks.Count > 0 && _random.Chance(50)
            ? BandList(_random.Pick(fallbacks), before)
            : Answer([], "then", _random.Pick(Outcomes), null, mayWaive: true);
        return bandList;
    }

    private JsonArray WordBands(string measure)
    {
        var words = _random.PickSome(Words[measure], _random.Next(1, Words[measure].Length + 1));
        var cut = _random.Next(words.Length);
        var bands = new JsonArray();
        foreach (var group in new[] { words[..cut], words[cut..] }.Where(group => group.Length > 0))
        {
            bands.Add(Answer(
                new JsonObject { ["in"] = List(group) }, "then", _random.Pick(Outcomes), bands.LastOrDefault(), mayWaive: false));
        }

        bands.Add(Answer([], "otherwise", _random.Pick(Outcomes), bands[^1], mayWaive: false));
        return bands;
    }

    private JsonArray NumberBands(string measure, bool mayWaive)
    {
        var thresholds = Enumerable.Range(0, _random.Next(1, ThresholdsMax + 1))
            .Select(_ => (Steps: Threshold(measure), UpTo: _random.Chance(50)))
            .Distinct().OrderBy(threshold => threshold.Steps).ThenBy(threshold => threshold.UpTo).ToList();
        var outcomes = Enumerable.Range(0, thresholds.Count + 1).Select(_ => _random.Pick(Outcomes))
            .Order(Comparer<string>.Create((left, right) => Array.IndexOf(Outcomes, left) - Array.IndexOf(Outcomes, right))).ToArray();
        if (WorseOf(measure) == Side.Lower)
        {
            Array.Reverse(outcomes);
        }

        var bands = new JsonArray();
        foreach (var (threshold, outcome) in thresholds.Zip(outcomes))
        {
            bands.Add(Answer(
                new JsonObject { [threshold.UpTo ? "upTo" : "below"] = Number(measure, threshold.Steps) },
                "then", outcome, bands.LastOrDefault(),
                mayWaive));
        }

        bands.Add(Answer([], "otherwise", outcomes[^1], bands[^1], mayWaive));
        return bands;
    }
}
