using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>Makes rule sets that break exactly one rule of the loader, in one place.</summary>
internal static class RuleBreaker
{
    private const int AttemptsMax = 1000;

    /// <summary>A generated rule set with one place broken.</summary>
    public static JsonObject Generate(LoaderRule rule, Random random)
    {
        for (var attempt = 0; attempt < AttemptsMax; attempt++)
        {
            var ruleSet = RuleSetGenerator.Generate(random);
            if (TryBreak(ruleSet, rule, random))
            {
                return ruleSet;
            }
        }

        throw new InvalidOperationException($"no rule set among {AttemptsMax} has a place to break {rule}");
    }

    private static bool TryBreak(JsonObject ruleSet, LoaderRule rule, Random random)
    {
        var checks = ruleSet["checks"]!.AsArray();
        return rule switch
        {
            LoaderRule.GuardDirection => OnAny(NumberGuards(ruleSet), random, TurnAround),
            LoaderRule.BandListDirection => OnAny(
                BandLists(checks).Where(bandList => HasTwoOutcomes(bandList) && WorseSide(ruleSet, MeasureOf(bandList)) != Side.None),
                random,
                ReverseAnswers),
            LoaderRule.PercentNotNegative => OnAny(
                BandLists(checks).Where(bandList => MeasureOf(bandList) == "cover.available"),
                random, bandList => MakeNegative(bandList, random)),
            LoaderRule.WaiverBecause => OnAny(AcceptsOnUnknown(checks), random, Silence),
            LoaderRule.GateWaiverBecause =>
                OnAny(Gates(checks).SelectMany(Bands).Where(band => IsAccept(band) && band.ContainsKey("because")), random, Silence),
            LoaderRule.FundsCover => OnEach(UnguardedFunds(checks), Uncover),
            LoaderRule.FundsUnguarded => OnEach(UnguardedFunds(checks), check => AddGuard(check, random)),
            LoaderRule.ReadingGateRequired => OnEach(ReadingGates(checks), gate => checks.Remove(gate)),
            LoaderRule.CurrencyGateRequired => OnAny(Gates(checks, "balance.currency"), random, gate => checks.Remove(gate)),
            LoaderRule.GateOnce => OnAny(ReadingGates(checks), random, gate => AddCopy(checks, gate)),
            LoaderRule.GateUnguarded => OnAny(Gates(checks), random, gate => AddGuard(gate, random)),
            LoaderRule.GateGoodValueAlone => OnAny(Gates(checks), random, gate => JoinBadToGood(gate, random)),
            LoaderRule.IfUnknownRequired =>
                OnAny(
                    BandLists(checks).Where(bandList => bandList.ContainsKey("ifUnknown")), random,
                    bandList => bandList.Remove("ifUnknown")),
            LoaderRule.OtherwiseLast =>
                OnAny(BandLists(checks), random, bandList => bandList["bands"]!.AsArray().RemoveAt(bandList["bands"]!.AsArray().Count - 1)),
            LoaderRule.ReasonRequired => OnAny(ReasonsNeeded(checks), random, band => band.Remove("reason")),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "not a rule of the loader"),
        };
    }

    private static bool OnAny(IEnumerable<JsonObject> places, Random random, Action<JsonObject> breakIt)
    {
        var found = places.ToList();
        if (found.Count > 0)
        {
            breakIt(random.Pick(found));
        }

        return found.Count > 0;
    }

    private static bool OnEach(IEnumerable<JsonObject> places, Action<JsonObject> breakIt)
    {
        var found = places.ToList();
        found.ForEach(breakIt);
        return found.Count > 0;
    }

    private static IEnumerable<JsonObject> Gates(JsonArray checks) => [.. ReadingGates(checks), .. Gates(checks, "balance.currency")];

    private static IEnumerable<JsonObject> ReadingGates(JsonArray checks) =>
        Objects(checks).Where(check => Vocabulary.IsOfReading(MeasureOf(check)));

    private static IEnumerable<JsonObject> Gates(JsonArray checks, string measure) =>
        Objects(checks).Where(check => MeasureOf(check) == measure);

    private static IEnumerable<JsonObject> UnguardedFunds(JsonArray checks) => Objects(checks).Where(check =>
        Vocabulary.NeedsOf(MeasureOf(check)).Count > 0 && !check.ContainsKey("for") && !check.ContainsKey("unless"));

    // The checks' band lists, and those in their fallbacks.
    private static IEnumerable<JsonObject> BandLists(JsonArray checks)
    {
        foreach (var check in Objects(checks))
        {
            for (var bandList = check; bandList is not null && bandList.ContainsKey("bands"); bandList = bandList["ifUnknown"]?.AsObject())
            {
                yield return bandList;
            }
        }
    }

    private static IEnumerable<JsonObject> AcceptsOnUnknown(JsonArray checks) =>
        from bandList in BandLists(checks)
        where bandList.ContainsKey("ifUnknown")
        let unknown = bandList["ifUnknown"]!.AsObject()
        from answer in unknown.ContainsKey("bands") ? Bands(unknown) : [unknown]
        where IsAccept(answer)
        select answer;

    private static IEnumerable<JsonObject> ReasonsNeeded(JsonArray checks) =>
        BandLists(checks).Where(bandList => !Vocabulary.IsOfReading(MeasureOf(bandList))).SelectMany(Bands).Where(band => !IsAccept(band));

    // Each as an object of its own, whose only member is the relation, with the entry it stands in.
    private static IEnumerable<JsonObject> NumberGuards(JsonObject ruleSet) =>
        from check in Objects(ruleSet["checks"]!.AsArray())
        from guard in new[] { check["for"], check["unless"] }
        where guard is not null
        from entry in guard.AsObject()
        where entry.Value is JsonObject && WorseSide(ruleSet, entry.Key) != Side.None
        select entry.Value!.AsObject();

    private static Side WorseSide(JsonObject ruleSet, string measure) => ruleSet["facts"]?[measure] is { } declared
        ? declared["worse"]?.ToString() switch { "higher" => Side.Higher, "lower" => Side.Lower, _ => Side.None }
        : Vocabulary.Measures.FirstOrDefault(known => known.Name == measure)?.Worse ?? Side.None;

    private static bool HasTwoOutcomes(JsonObject bandList) =>
        Bands(bandList).Select(OutcomeOf).Distinct(StringComparer.Ordinal).Skip(1).Any();

    private static void TurnAround(JsonObject guard)
    {
        var (relation, threshold) = guard.Single();
        guard.Clear();
        guard[relation switch { "below" => "atLeast", "upTo" => "above", "above" => "upTo", _ => "below" }] = threshold;
    }

    // The thresholds stay; the answers change places.
    private static void ReverseAnswers(JsonObject bandList)
    {
        var bands = Bands(bandList).ToList();
        var answers = bands.Select(band => (
            Outcome: OutcomeOf(band), Reason: band["reason"]?.ToString(), Because: band["because"]?.ToString())).Reverse().ToList();
        foreach (var (band, (outcome, reason, because)) in bands.Zip(answers))
        {
            band[band.ContainsKey("otherwise") ? "otherwise" : "then"] = outcome;
            Set(band, "reason", reason);
            Set(band, "because", because);
        }
    }

    private static void Set(JsonObject band, string key, string? value)
    {
        band.Remove(key);
        if (value is not null)
        {
            band[key] = value;
        }
    }

    private static void MakeNegative(JsonObject bandList, Random random)
    {
        var first = Bands(bandList).First();
        var relation = first.ContainsKey("below") ? "below" : "upTo";
        first[relation] = random.Pick(["-10%", "-50%", "-200%"]);
    }

    private static void Silence(JsonObject answer)
    {
        answer.Remove("reason");
        answer.Remove("because");
    }

    // Only its best band is left, which then begins below everything.
    private static void Uncover(JsonObject check)
    {
        var bands = check["bands"]!.AsArray();
        while (bands.Count > 1)
        {
            bands.RemoveAt(0);
        }

        bands[0]!["otherwise"] = "accept";
        Silence(bands[0]!.AsObject());
    }

    private static void AddGuard(JsonObject check, Random random)
    {
        var guard = random.Pick<Func<(string, JsonObject)>>(
        [
            () => ("for", new JsonObject { ["debit.sameDay"] = new JsonArray(true) }),
            () => ("unless", new JsonObject { ["debit.class"] = new JsonArray("WEB", "PPD") }),
            () => ("for", new JsonObject { ["amount"] = new JsonObject { ["above"] = Money(check, "50.00") } }),
        ]);
        var (key, entries) = guard();
        check.Insert(check.IndexOf("measure"), key, entries);
    }

    private static string Money(JsonObject check, string number) => number + " " + check.Root["currency"];

    private static void AddCopy(JsonArray checks, JsonObject gate)
    {
        var copy = gate.DeepClone().AsObject();
        copy["id"] = gate["id"] + "-again";
        checks.Add(copy);
    }

    private static void JoinBadToGood(JsonObject gate, Random random)
    {
        var words = MeasureOf(gate) switch
        {
            "balance.reading" => Vocabulary.Readings,
            "balance.failureCode" => Vocabulary.FailureCodes,
            _ => Vocabulary.Currencies,
        };
        var good = words[0];
        var named = Bands(gate).Where(band => band.ContainsKey("in")).ToDictionary(band => band["in"]!.AsArray(), band => band);
        var taken = named.Keys.SelectMany(list => list.Select(word => word!.ToString())).ToHashSet(StringComparer.Ordinal);
        var goodList = named.Keys.Single(list => list.Any(word => word!.ToString() == good));
        goodList.Add(random.Pick([.. words.Where(word => !taken.Contains(word))]));
    }

    private static IEnumerable<JsonObject> Objects(JsonArray nodes) => nodes.Select(node => node!.AsObject());

    private static IEnumerable<JsonObject> Bands(JsonObject bandList) => Objects(bandList["bands"]!.AsArray());

    private static string MeasureOf(JsonObject bandList) => bandList["measure"]!.ToString();

    private static string OutcomeOf(JsonObject band) => (band["then"] ?? band["otherwise"])!.ToString();

    private static bool IsAccept(JsonObject band) => OutcomeOf(band) == "accept";
}
