using System.Globalization;
using System.Text.Json.Nodes;
using FundsCheck.Rules.Validation.Analysis;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Reference;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>Adds tests to a rule set: some expect the actual decision, some a slightly different one, some a random one.</summary>
internal static class RandomExpectations
{
    private const int ReasonsMax = 3;

    private static readonly string[] Outcomes = ["accept", "review", "decline"];

    public static void Add(JsonObject ruleSet, Random random, int count)
    {
        var codes = Codes(ruleSet).Append("HOLD_POSSIBLE").Append("RATE_LIMIT").Append("BALANCE_NOT_NEEDED").Distinct().ToList();
        var facts = new FactsGenerator(new RuleSetProfile(ruleSet), random);
        var engine = new ReferenceEngine(ruleSet.ToJsonString(), _ => 0);
        var tests = new JsonArray();
        for (var index = 0; index < count; index++)
        {
            var (outcome, reasons) = (random.Pick(Outcomes), random.PickSome(codes, random.Next(ReasonsMax + 1)));
            if (random.Chance(80))
            {
                var verdict = engine.Decide(facts.Next());
                (outcome, reasons) = (
                    verdict.Outcome.ToString().ToLowerInvariant(),
                    Nudged([.. verdict.Reasons.Select(reason => reason.Code).Distinct()], codes, random));
            }

            // A test states the failure whose code it expects, and so there is one at most.
            var own = reasons.FirstOrDefault(CheckClauses.MayBeOwnCode);
            reasons = [.. reasons.Where(reason => reason == own || !CheckClauses.MayBeOwnCode(reason))];
            tests.Add(new JsonObject
            {
                ["name"] = string.Create(CultureInfo.InvariantCulture, $"t{index}"),
                ["given"] = Given("0.01 " + ruleSet["currency"], own),
                ["expect"] = new JsonObject
                {
                    ["outcome"] = outcome,
                    ["reasons"] = new JsonArray([.. reasons.Select(reason => (JsonNode)reason)]),
                },
            });
        }

        ruleSet["tests"] = tests;
    }

    private static JsonObject Given(string amount, string? ownCode) => ownCode switch
    {
        null => new JsonObject { ["amount"] = amount },
        "BALANCE_NOT_NEEDED" => new JsonObject { ["amount"] = amount, ["balance.reading"] = "notRequested" },
        _ => new JsonObject { ["amount"] = amount, ["balance.reading"] = "rateLimited", ["balance.failureCode"] = ownCode },
    };

    private static string[] Nudged(string[] reasons, List<string> codes, Random random) => random.Next(3) switch
    {
        0 => reasons,
        1 => reasons[..^Math.Min(1, reasons.Length)],
        _ => [.. reasons.Append(random.Pick(codes)).Distinct()],
    };

    private static IEnumerable<string> Codes(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => member.Key == "reason" ? [member.Value!.ToString()] : Codes(member.Value)),
        JsonArray items => items.SelectMany(Codes),
        _ => [],
    };
}
