using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>A generated rule set as a file: with words that need care, and with tests that pass.</summary>
internal static class GeneratedFile
{
    private const int TestsMax = 6;

    private static readonly string[] Sentences =
    [
        "plain words",
        "a \"quoted\" word, a \\ and a / and a |",
        "<b>bold</b> & `code` and *stars* and $x$ [a](b)",
        "größer als 名前 🙂 {0}",
        "it's so long that a line of its own is not enough, " + new string('w', 140),
    ];

    public static JsonObject Generate(int seed)
    {
        var random = new Random(seed);
        var ruleSet = RuleSetGenerator.Generate(random);
        foreach (var check in ruleSet["checks"]!.AsArray())
        {
            check!["why"] = random.Pick(Sentences);
        }

        var judge = Load(ruleSet.ToJsonString());
        var facts = new FactsGenerator(new RuleSetProfile(ruleSet), random);
        ruleSet["tests"] = new JsonArray([
            .. Enumerable.Range(0, random.Next(TestsMax)).Select(index => Test($"{index} {random.Pick(Sentences)}", facts.Next(), judge)),
        ]);
        return ruleSet;
    }

    /// <summary>Loads it whatever the analysis finds: what is made by chance may hold bands that nothing reaches.</summary>
    public static RuleSet Load(string text) =>
        RuleSet.LoadRecorded(Encoding.UTF8.GetBytes(text), "generated.json");

    /// <summary>The text in another layout, with other forms of the same characters.</summary>
    public static string Scramble(JsonObject ruleSet, Random random)
    {
        var text = ruleSet.ToJsonString(new() { WriteIndented = random.Chance(50) });
        return random.Chance(50) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;
    }

    private static JsonObject Test(string name, JsonObject given, RuleSet judge)
    {
        var bare = new JsonObject
        {
            ["name"] = name,
            ["given"] = given,
            ["expect"] = new JsonObject { ["outcome"] = "accept", ["reasons"] = new JsonArray() },
        };
        var file = JsonNode.Parse(judge.CanonicalText)!.AsObject();
        file["tests"] = new JsonArray(bare.DeepClone());
        var result = Load(file.ToJsonString()).RunTests().Single();
        bare["expect"] = new JsonObject
        {
            ["outcome"] = result.ActualOutcome.ToName(),
            ["reasons"] = new JsonArray([.. result.ActualReasons.Select(reason => (JsonNode)reason)]),
        };
        return bare;
    }
}
