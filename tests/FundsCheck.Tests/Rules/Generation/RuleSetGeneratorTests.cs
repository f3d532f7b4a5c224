using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

public sealed class RuleSetGeneratorTests
{
    private const int RuleSets = 1500;

    private static readonly string[] HostTypes = ["integer", "money", "percent", "boolean", "text", "duration"];

    private static readonly List<JsonObject> Generated =
    [
        .. Enumerable.Range(0, RuleSets).Select(seed => RuleSetGenerator.Generate(new Random(seed))),
    ];

    [Fact]
    public void The_same_seed_gives_the_same_text()
    {
        var texts = Enumerable.Range(0, 50).Select(RuleSetGenerator.Generate).ToList();

        Enumerable.Range(0, 50).Select(RuleSetGenerator.Generate).Should().Equal(texts);
        texts.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Every_measure_and_every_type_of_custom_fact_has_band_lists_and_guards_of_both_kinds()
    {
        var names = Vocabulary.Measures.Select(measure => measure.Name).Concat(HostTypes.Select(type => "x." + type)).ToList();

        BandLists().Select(bandList => NameOf(bandList["measure"]!.ToString())).Should().Contain(names);
        Guards("for").Select(entry => NameOf(entry.Key)).Should().Contain(names);
        Guards("unless").Select(entry => NameOf(entry.Key)).Should().Contain(names);
    }

    [Fact]
    public void Every_relation_points_every_way_it_may()
    {
        string[] all = ["below", "upTo", "above", "atLeast"];

        RelationsOf("for", "amount").Should().BeEquivalentTo("above", "atLeast");
        RelationsOf("unless", "amount").Should().BeEquivalentTo("below", "upTo");
        RelationsOf("for", "headroom.available").Should().BeEquivalentTo("below", "upTo");
        RelationsOf("unless", "headroom.available").Should().BeEquivalentTo("above", "atLeast");
        RelationsOf("for", "x.integer").Should().BeEquivalentTo(all);
        RelationsOf("unless", "x.integer").Should().BeEquivalentTo(all);
    }

    [Fact]
    public void The_whole_of_the_format_is_used()
    {
        Generated.Select(ruleSet => ruleSet["checks"]!.AsArray().Count).Distinct().Should().BeEquivalentTo(Enumerable.Range(3, 10));
        Facts().Select(fact => (string?)fact["worse"]).Distinct().Should().BeEquivalentTo("higher", "lower", null);
        BandLists().Should().Contain(bandList => HasEqualThresholds(bandList), "below and upTo of one threshold");
        BandLists().Should().Contain(bandList => Depth(bandList) == 4, "three fallbacks");
        BandLists().SelectMany(Bands)
            .Should().Contain(band => IsAccept(band) && band.ContainsKey("reason") && !band.ContainsKey("because"), "notes");
        BandLists().Where(IsGate).SelectMany(Bands).Should().Contain(band => band.ContainsKey("because"), "waivers in gates");
        BandLists().Select(bandList => bandList["ifUnknown"])
            .Should().Contain(unknown => unknown != null && unknown["because"] != null, "waivers in ifUnknown");
        BandLists().Where(IsGate).SelectMany(Bands)
            .Should().Contain(band => !IsAccept(band) && !band.ContainsKey("reason"), "the reading as the reason");
        Checks().Should().Contain(check => check.ContainsKey("for") && check.ContainsKey("unless"), "both guards");
        Reasons().Where(reason => reason.StartsWith("X_", StringComparison.Ordinal)).Distinct().Should().HaveCountGreaterThan(2);
        Reasons().Where(reason => !reason.StartsWith("X_", StringComparison.Ordinal)).Distinct().Should().HaveCountGreaterThan(20);
    }

    [Fact]
    public void Exactly_the_checks_on_facts_that_can_be_unknown_have_an_answer_for_unknown()
    {
        var canBeUnknown = Vocabulary.Measures.Where(measure => measure.CanBeUnknown).Select(measure => measure.Name)
            .ToHashSet(StringComparer.Ordinal);

        BandLists().Should().OnlyContain(bandList =>
            bandList.ContainsKey("ifUnknown") == (canBeUnknown.Contains(bandList["measure"]!.ToString())
                || bandList["measure"]!.ToString().StartsWith("x.")));
    }

    [Fact]
    public void Waivers_have_a_reason_and_a_because_and_no_band_repeats_the_one_before()
    {
        var onUnknown = BandLists()
            .Where(bandList => bandList.ContainsKey("ifUnknown")).Select(bandList => bandList["ifUnknown"]!.AsObject())
            .SelectMany(unknown => unknown.ContainsKey("bands") ? Bands(unknown) : [unknown]);

        onUnknown.Should().OnlyContain(answer => !IsAccept(answer) || (answer.ContainsKey("reason") && answer.ContainsKey("because")));
        BandLists().Should().NotContain(bandList => HasRepeats(bandList));
    }

    private static IEnumerable<JsonObject> Checks() =>
        Generated.SelectMany(ruleSet => ruleSet["checks"]!.AsArray()).Select(check => check!.AsObject());

    private static IEnumerable<JsonObject> Facts() =>
        Generated.Where(ruleSet => ruleSet.ContainsKey("facts")).SelectMany(ruleSet => ruleSet["facts"]!.AsObject())
            .Select(fact => fact.Value!.AsObject())
            .Where(fact => fact["type"]!.ToString() is not ("boolean" or "text"));

    private static IEnumerable<JsonObject> BandLists() => Checks().SelectMany(BandListsOf);

    private static IEnumerable<JsonObject> BandListsOf(JsonObject check)
    {
        for (var bandList = check; bandList is not null && bandList.ContainsKey("bands"); bandList = bandList["ifUnknown"]?.AsObject())
        {
            yield return bandList;
        }
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Guards(string key) =>
        Checks().Where(check => check.ContainsKey(key)).SelectMany(check => check[key]!.AsObject());

    private static IEnumerable<string> RelationsOf(string key, string measure) =>
        Guards(key).Where(entry => NameOf(entry.Key) == measure && HasNoWorseSide(entry))
            .Select(entry => entry.Value!.AsObject().Single().Key).Distinct();

    // Of the host's numbers, those that state no worse side.
    private static bool HasNoWorseSide(KeyValuePair<string, JsonNode?> entry) =>
        !entry.Key.StartsWith("x.", StringComparison.Ordinal) || entry.Value!.Root["facts"]![entry.Key]!["worse"] is null;

    private static IEnumerable<string> Reasons() =>
        BandLists().SelectMany(Bands).Where(band => band.ContainsKey("reason")).Select(band => band["reason"]!.ToString());

    // Host facts by their type alone.
    private static string NameOf(string measure) =>
        measure.StartsWith("x.", StringComparison.Ordinal) ? measure.TrimEnd("0123456789".ToCharArray()) : measure;

    private static IEnumerable<JsonObject> Bands(JsonObject bandList) => bandList["bands"]!.AsArray().Select(band => band!.AsObject());

    private static (string Outcome, string? Reason) SaysOf(JsonObject band) =>
        ((band["then"] ?? band["otherwise"])!.ToString(), band["reason"]?.ToString());

    private static bool HasRepeats(JsonObject bandList) =>
        Bands(bandList).Zip(Bands(bandList).Skip(1))
            .Any(pair => SaysOf(pair.First) == SaysOf(pair.Second)
                && pair.First.ContainsKey("because") == pair.Second.ContainsKey("because"));

    private static bool IsAccept(JsonObject band) => SaysOf(band).Outcome == "accept";

    private static bool IsGate(JsonObject bandList) =>
        bandList["measure"]!.ToString() is "balance.reading" or "balance.failureCode" or "balance.currency";

    private static bool HasEqualThresholds(JsonObject bandList) =>
        Bands(bandList).Where(band => band.ContainsKey("below")).Select(band => band["below"]!.ToString())
            .Intersect(
                Bands(bandList).Where(band => band.ContainsKey("upTo")).Select(band => band["upTo"]!.ToString()), StringComparer.Ordinal)
                    .Any();

    private static int Depth(JsonObject check) => BandListsOf(check).Count();
}
