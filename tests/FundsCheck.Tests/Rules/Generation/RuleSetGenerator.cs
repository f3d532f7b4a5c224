using System.Globalization;
using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// Makes rule sets that keep every rule of the loader by the way they are built, and use all of the format. The same random numbers
/// give the same text.
/// </summary>
internal static class RuleSetGenerator
{
    private const int ChecksMin = 3;
    private const int ChecksMax = 12;
    private const int CustomFactsMax = 6;

    private static readonly string[] Types = ["integer", "money", "percent", "boolean", "text", "duration"];

    public static string Generate(int seed) => Generate(new Random(seed)).ToJsonString();

    public static JsonObject Generate(Random random)
    {
        var currency = random.Chance(90) ? "USD" : "EUR";
        var customFacts = Enumerable.Range(0, random.Next(CustomFactsMax + 1)).Select(index => CustomFact(index, random)).ToList();
        var checks = Checks([.. Vocabulary.Measures, .. customFacts], currency, random);
        var ruleSet = new JsonObject
        {
            ["ruleset"] = "generated",
            ["version"] = "2026.11.1",
            ["why"] = "Made by chance.",
            ["owner"] = "risk",
            ["currency"] = currency,
        };
        if (Unchecked(checks, random) is { Count: > 0 } statements)
        {
            ruleSet["unchecked"] = statements;
        }

        if (customFacts.Count > 0)
        {
            ruleSet["facts"] = new JsonObject(customFacts.Select(fact => KeyValuePair.Create<string, JsonNode?>(
                fact.Name, Declaration(fact))));
        }

        ruleSet["checks"] = checks;
        return ruleSet;
    }

    // Some of what no check looks at.
    private static JsonObject Unchecked(JsonArray checks, Random random)
    {
        var looked = checks.Select(check => check!["measure"]!.ToString()).ToHashSet(StringComparer.Ordinal);
        var stated = Vocabulary.Expected.Where(fact => !looked.Contains(fact) && random.Chance(30));
        return new JsonObject(stated.Select(fact => KeyValuePair.Create<string, JsonNode?>(fact, "it was decided so")));
    }

    private static JsonArray Checks(IReadOnlyList<MeasureInfo> measures, string currency, Random random)
    {
        var bandLists = new BandListMaker(random, currency, measures);
        var guards = new GuardMaker(random, currency, measures);
        var count = random.Next(ChecksMin, ChecksMax + 1);
        var ids = new Queue<string>(Enumerable.Range(0, count).Select(index => Id(index, random)));
        var checks = new List<JsonObject>
        {
            random.Chance(75)
                ? bandLists.Gate(ids.Dequeue(), "balance.reading", "read", Vocabulary.Readings)
                : bandLists.Gate(ids.Dequeue(), "balance.failureCode", "none", Vocabulary.FailureCodes),
            bandLists.Gate(ids.Dequeue(), "balance.currency", "same", Vocabulary.Currencies),
            Check(ids.Dequeue(), random.Pick([.. measures.Where(measure => measure.IsFunds)]), isGuarded: false),
        };
        if (ids.Count > 0 && checks[0]["measure"]!.ToString() == "balance.reading" && random.Chance(20))
        {
            checks.Add(bandLists.Gate(ids.Dequeue(), "balance.failureCode", "none", Vocabulary.FailureCodes));
        }

        while (ids.TryDequeue(out var id))
        {
            checks.Add(Check(id, random.Pick(measures), isGuarded: random.Chance(60)));
        }

        var shuffled = checks.ToArray();
        random.Shuffle(shuffled);
        return [.. shuffled];

        JsonObject Check(string id, MeasureInfo measure, bool isGuarded)
        {
            // An `X_` reason has no text of its own: the `why` of the check describes it.
            var check = new JsonObject { ["id"] = id, ["why"] = "someone wanted it" };
            var chain = new List<string>();
            bandLists.Write(check, measure, chain, isGuarded);
            if (isGuarded)
            {
                guards.Write(check, chain);
            }

            return check;
        }
    }

    // Ids whose order is not the order of their numbers.
    private static string Id(int index, Random random) =>
        string.Create(CultureInfo.InvariantCulture, $"{random.Pick(["a", "b", "check", "z-a"])}-{index}");

    private static MeasureInfo CustomFact(int index, Random random)
    {
        var type = random.Pick(Types);
        var name = string.Create(CultureInfo.InvariantCulture, $"x.{type}{index}");
        return type switch
        {
            "boolean" => new MeasureInfo(name, type, Side.None, CanBeUnknown: true, ["false", "true"]),
            "text" => new MeasureInfo(name, type, Side.None, CanBeUnknown: true, ["gold", "silver", "bronze", "no tier"]),
            _ => new MeasureInfo(name, type, random.Pick([Side.None, Side.Higher, Side.Lower]), CanBeUnknown: true, []),
        };
    }

    private static JsonObject Declaration(MeasureInfo fact)
    {
        var declaration = new JsonObject { ["type"] = fact.Type };
        if (fact.Worse != Side.None)
        {
            declaration["worse"] = fact.Worse == Side.Higher ? "higher" : "lower";
        }

        if (fact.Type == "text")
        {
            declaration["in"] = new JsonArray([.. fact.Words.Select(word => (JsonNode)word)]);
        }

        return declaration;
    }
}
