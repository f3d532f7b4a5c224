using System.Globalization;
using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// Makes small rule sets whose thresholds lie within a few cents of each other, so that bands, guards and checks hide one another.
/// Unreachable, idle or invalid parts are possible: the loader refuses them.
/// </summary>
internal sealed partial class TightRuleSetGenerator
{
    private const int ChecksMin = 1;
    private const int ChecksMax = 5;
    private const int GuardsMax = 3;
    private const int ThresholdsMax = 3;

    // The balances of checks of funds: few enough together that all their values can be enumerated.
    private static readonly string[][] Themes =
    [
        ["headroom.available", "cover.available", "available"],
        ["headroom.available", "headroom.overdraft", "available"],
        ["headroom.available", "headroom.current"],
        ["headroom.available", "headroom.credit"],
    ];

    private static readonly string[] Others = ["amount", "exposure", "account.kind", "debit.attempt", "x.flag", "x.count"];
    private static readonly string[] Reasons = ["X_A", "X_B", "X_C", "THIN_CUSHION"];
    private static readonly string[] Outcomes = ["accept", "review", "decline"];
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["account.kind"] = ["checking", "savings", "credit card", "loan"],
        ["x.flag"] = ["false", "true"],
        ["balance.reading"] = ["institutionUnavailable", "userActionRequired", "rateLimited"],
        ["balance.currency"] = ["other", "missing"],
    };

    private readonly Random _random;
    private readonly string[] _funds;
    private readonly string[] _measures;
    private readonly Side _countWorse;

    private TightRuleSetGenerator(Random random, int othersMax)
    {
        _random = random;
        _funds = random.Pick(Themes);
        _measures = [.. _funds, .. random.PickSome(Others, random.Next(1, othersMax + 1))];
        _countWorse = random.Pick([Side.None, Side.Higher, Side.Lower]);
    }

    /// <summary>A rule set over the measures of one kind of funds and at most so many others.</summary>
    public static JsonObject Generate(Random random, int othersMax) => new TightRuleSetGenerator(random, othersMax).RuleSet();

    private JsonObject RuleSet()
    {
        var checks = new List<JsonObject>
        {
            Gate("balance.reading", "read"), Gate("balance.currency", "same"), BandList(_random.Pick(_funds), []),
        };
        var count = _random.Next(ChecksMin, ChecksMax + 1);
        for (var index = 0; index < count; index++)
        {
            checks.Add(Guarded(BandList(_random.Pick(_measures), [])));
        }

        foreach (var check in checks.Where(check => Vocabulary.NeedsOf(check["measure"]!.ToString()).Count > 0 && !check.ContainsKey("for")
            && !check.ContainsKey("unless")))
        {
            Waive(check);
        }

        foreach (var (index, check) in checks.Index())
        {
            check.Insert(0, "id", string.Create(CultureInfo.InvariantCulture, $"c{index}"));
            check.Insert(1, "why", "someone wanted it");
        }

        var worse = _countWorse == Side.Higher ? """, "worse": "higher" """ : _countWorse == Side.Lower ? """, "worse": "lower" """ : "";
        return new JsonObject
        {
            ["ruleset"] = "tight",
            ["version"] = "2026.11.1",
            ["currency"] = "USD",
            ["facts"] = JsonNode.Parse($$"""{ "x.flag": { "type": "boolean" }, "x.count": { "type": "integer"{{worse}} } }"""),
            ["checks"] = new JsonArray([.. checks]),
        };
    }

    // What the money may not cover is accepted only by waiver.
    private void Waive(JsonObject check)
    {
        var (measure, bands) = (check["measure"]!.ToString(), check["bands"]!.AsArray());
        for (var index = 0; index < bands.Count; index++)
        {
            var before = index == 0 ? null : bands[index - 1]!;
            var isUncovered = before is null
                || Steps.Parse(
                    measure == "cover.available" ? "percent" : "money",
                    (before["below"] ?? before["upTo"])!.ToString()) < Vocabulary.CoveredFrom(measure);
            if (isUncovered && (bands[index]!["then"] ?? bands[index]!["otherwise"])!.ToString() == "accept")
            {
                bands[index]!["reason"] = _random.Pick([
                    .. Reasons.Where(reason => reason != before?["reason"]?.ToString()
                        && reason != bands.ElementAtOrDefault(index + 1)?["reason"]?.ToString()),
                ]);
                bands[index]!["because"] = "it was decided so";
            }
        }
    }

    private JsonObject Guarded(JsonObject check)
    {
        foreach (var (place, key) in new[] { "for", "unless" }.Index())
        {
            var entries = new JsonObject();
            foreach (var measure in _random.PickSome(_measures, _random.Next(GuardsMax)))
            {
                entries[measure] = Words.TryGetValue(measure, out var words)
                    ? List(_random.PickSome(words, _random.Next(1, words.Length + 1)))
                    : Number(measure, isExempting: key == "unless");
            }

            if (entries.Count > 0)
            {
                check.Insert(Math.Min(place, check.Count), key, entries);
            }
        }

        return check;
    }

    private JsonObject Number(string measure, bool isExempting)
    {
        var pointsHigher = WorseOf(measure) == Side.None ? _random.Chance(50) : WorseOf(measure) == Side.Higher != isExempting;
        return new JsonObject
        {
            [_random.Pick<string>(pointsHigher ? ["above", "atLeast"] : ["below", "upTo"])] = Number(measure, Threshold(measure)),
        };
    }

    private JsonObject Answer(JsonObject answer, string key, string outcome, JsonNode? previous, bool mayWaive)
    {
        answer[key] = outcome;
        var isSame = previous is not null && (previous["then"] ?? previous["otherwise"])!.ToString() == outcome;
        if (outcome != "accept" || mayWaive || isSame || _random.Chance(15))
        {
            answer["reason"] = _random.Pick([.. Reasons.Where(reason => reason != previous?["reason"]?.ToString())]);
        }

        if (outcome == "accept" && mayWaive)
        {
            answer["because"] = "it was decided so";
        }

        return answer;
    }

    private long Threshold(string measure) => measure switch
    {
        "cover.available" => _random.Pick<long>([5_000, 10_000, 15_000]),
        "amount" => _random.Next(1, 4),
        "exposure" => _random.Next(1, 5),
        "debit.attempt" => _random.Next(1, 3),
        "x.count" => _random.Next(2),
        _ => _random.Next(-1, 3),
    };

    private Side WorseOf(string measure) => measure switch
    {
        "amount" or "exposure" or "debit.attempt" => Side.Higher,
        "x.count" => _countWorse,
        _ => Side.Lower,
    };

    private static JsonNode Number(string measure, long steps) => measure switch
    {
        "debit.attempt" or "x.count" => steps,
        "cover.available" => Steps.Format("percent", steps, "USD"),
        _ => Steps.Format("money", steps, "USD"),
    };

    private static JsonArray List(IEnumerable<string> words) =>
        [.. words.Select(word => bool.TryParse(word, out var flag) ? JsonValue.Create(flag) : (JsonNode)word)];
}
