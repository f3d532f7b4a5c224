using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>
/// Changes one part of a rule set: a threshold, a reason, an outcome, a text, a guard, a gate or a setting, or removes, renames or
/// duplicates a check. The result may not load.
/// </summary>
internal static class RuleSetMutator
{
    private static readonly Action<JsonObject, Random>[] Mutations =
    [
        RemoveCheck, RepeatCheck, RenameCheck, Justify, Explain, RemoveGuard, AddGuard, NameReading, SplitReading, ChangeSetting,
        ChangeFacts,
    ];

    public static JsonObject Mutate(JsonObject ruleSet, Random random)
    {
        var mutated = ruleSet.DeepClone().AsObject();
        if (random.Chance(50))
        {
            ChangeBand(random.Pick([.. Checks(mutated).SelectMany(Bands)]), random);
        }
        else
        {
            random.Pick(Mutations)(mutated, random);
        }

        return mutated;
    }

    private static IEnumerable<JsonObject> Checks(JsonObject ruleSet) => ruleSet["checks"]!.AsArray().Select(check => check!.AsObject());

    private static JsonObject PickCheck(JsonObject ruleSet, Random random) => random.Pick([.. Checks(ruleSet)]);

    // Gone where a mutation before took it, so that the file does not load.
    private static JsonObject? ReadingGate(JsonObject ruleSet) =>
        Checks(ruleSet).FirstOrDefault(check => Vocabulary.IsOfReading(check["measure"]!.ToString()));

    private static void ChangeBand(JsonObject band, Random random)
    {
        var threshold = band.ContainsKey("below") ? "below" : "upTo";
        if (band[threshold] is JsonValue value && value.ToString() is { } text && random.Chance(60))
        {
            ChangeThreshold(band, threshold, text, random);
        }
        else if (band.ContainsKey("reason") && random.Chance(50))
        {
            band["reason"] = random.Pick(["X_CHANGED", "THIN_CUSHION", "ITEM_LOGIN_REQUIRED"]);
        }
        else
        {
            var outcome = band.ContainsKey("then") ? "then" : "otherwise";
            band[outcome] = random.Pick(["review", "decline"]);
            band["reason"] = "X_CHANGED";
            band.Remove("because");
        }
    }

    private static void ChangeThreshold(JsonObject band, string threshold, string text, Random random)
    {
        if (text.EndsWith('s'))
        {
            var seconds = long.Parse(text[..^1], System.Globalization.CultureInfo.InvariantCulture);
            var other = threshold == "below" ? "upTo" : "below";
            band.Remove(threshold);
            band.Insert(0, random.Chance(50) ? other : threshold, $"{seconds + random.Next(-1, 2)}s");
        }
        else if (Money.TryParse(text, out var money))
        {
            band[threshold] = (money + new Money(random.Next(-300, 301) / 100m, money.Currency)).ToString();
        }
    }

    private static void RemoveCheck(JsonObject ruleSet, Random random) => ruleSet["checks"]!.AsArray().Remove(PickCheck(ruleSet, random));

    private static void RepeatCheck(JsonObject ruleSet, Random random)
    {
        var check = PickCheck(ruleSet, random).DeepClone().AsObject();
        check["id"] = "again";
        ruleSet["checks"]!.AsArray().Add((JsonNode)check);
    }

    private static void RenameCheck(JsonObject ruleSet, Random random) => PickCheck(ruleSet, random)["id"] = "renamed";

    private static void Justify(JsonObject ruleSet, Random random)
    {
        var waivers = Checks(ruleSet).SelectMany(Bands).Where(band => band.ContainsKey("because")).ToList();
        if (waivers.Count > 0)
        {
            random.Pick(waivers)["because"] = random.Pick(["it was decided otherwise", "It was decided so", "it was decided so."]);
        }
    }

    private static void Explain(JsonObject ruleSet, Random random) =>
        PickCheck(ruleSet, random)["why"] = random.Pick(["another sentence", "Someone wanted it."]);

    private static void RemoveGuard(JsonObject ruleSet, Random random)
    {
        var check = PickCheck(ruleSet, random);
        _ = random.Chance(50) ? check.Remove("for") : check.Remove("unless");
    }

    private static void AddGuard(JsonObject ruleSet, Random random)
    {
        var check = PickCheck(ruleSet, random);
        var key = random.Pick(["for", "unless"]);
        var guards = check[key]?.AsObject() ?? [];
        var exposure = key == "for" ? """{ "above": "100.00 USD" }""" : """{ "upTo": "100.00 USD" }""";
        var (measure, condition) = random.Pick<(string, string)>(
        [
            ("account.kind", """["savings", "checking"]"""), ("debit.sameDay", "[true]"), ("account.verification", """["none"]"""),
            ("exposure", exposure), ("balance.source", """["cached"]"""),
        ]);
        guards[measure] = JsonNode.Parse(condition);
        if (!check.ContainsKey(key))
        {
            check.Insert(check.IndexOf("measure"), key, guards);
        }
    }

    /// <summary>Adds a reason to a band that takes it from the reading.</summary>
    private static void NameReading(JsonObject ruleSet, Random random)
    {
        var all = ReadingGate(ruleSet) is { } gate ? Bands(gate) : [];
        var bands = all.Where(band => !band.ContainsKey("reason") && (band["then"] ?? band["otherwise"])!.ToString() != "accept").ToList();
        if (bands.Count > 0)
        {
            random.Pick(bands)["reason"] = random.Pick(["BALANCE_UNKNOWN", "X_CHANGED"]);
        }
    }

    /// <summary>Adds a band for a reading.</summary>
    private static void SplitReading(JsonObject ruleSet, Random random)
    {
        if (ReadingGate(ruleSet) is not { } gate || gate["bands"]!.AsArray() is not { } bands)
        {
            return;
        }

        var named = bands.SelectMany(band => band!["in"]?.AsArray() ?? []).Select(value => value!.ToString()).ToHashSet();
        var reading = gate["measure"]!.ToString() == "balance.reading"
            ? random.Pick(["institutionUnavailable", "userActionRequired", "rateLimited"])
            : random.Pick(["INSTITUTION_DOWN", "ITEM_LOCKED", "BALANCE_TIMEOUT"]);
        if (named.Add(reading))
        {
            var band = JsonNode.Parse(random.Chance(50)
                ? """{ "then": "accept", "because": "it was decided so" }"""
                : """{ "then": "decline" }""")!.AsObject();
            band.Insert(0, "in", new JsonArray(reading));
            bands.Insert(bands.Count - 1, band);
        }
    }

    private static void ChangeSetting(JsonObject ruleSet, Random random)
    {
        var (name, value) = random.Pick<(string, string)>(
        [
            ("validFor", "30m"), ("validFor", "60m"), ("validFor", "2h"), ("owner", "ops"), ("why", "Why not."), ("version", "2"),
            ("ruleset", "other"),
        ]);
        ruleSet.Remove(name);
        ruleSet.Insert(0, name, value);
    }

    /// <summary>A list of words gets longer or shorter, or a fact gets another type.</summary>
    private static void ChangeFacts(JsonObject ruleSet, Random random)
    {
        if (ruleSet["facts"]?.AsObject().Select(fact => fact.Value!.AsObject()).ToList() is not { Count: > 0 } facts)
        {
            return;
        }

        var fact = random.Pick(facts);
        if (fact["in"] is JsonArray words)
        {
            words.Insert(0, "platinum");
            _ = random.Chance(50) && words.Remove(words[^1]);
        }
        else
        {
            fact["type"] = random.Pick(["integer", "percent", "duration", "money"]);
        }
    }

    private static IEnumerable<JsonObject> Bands(JsonObject bandList) =>
    [
        .. bandList["bands"]!.AsArray().Select(band => band!.AsObject()),
        .. bandList["ifUnknown"] is JsonObject unknown
            ? unknown.ContainsKey("bands") ? Bands(unknown) : [unknown]
            : Array.Empty<JsonObject>(),
    ];
}
