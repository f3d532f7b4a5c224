using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Comparison;

/// <summary>Changes one thing of a rule set: an edge, a reason, an outcome, or a check is gone. What comes out may not load.</summary>
internal static class RuleSetMutator
{
    public static JsonObject Mutate(JsonObject ruleSet, Random random)
    {
        var mutated = ruleSet.DeepClone().AsObject();
        var checks = mutated["checks"]!.AsArray();
        if (random.Chance(15))
        {
            checks.RemoveAt(random.Next(checks.Count));
            return mutated;
        }

        var rungs = checks.SelectMany(check => Rungs(check!.AsObject())).ToList();
        Change(random.Pick(rungs), random);
        return mutated;
    }

    private static void Change(JsonObject rung, Random random)
    {
        var edge = rung.ContainsKey("below") ? "below" : "upTo";
        if (rung[edge] is JsonValue value && value.ToString() is { } text && text.EndsWith("USD", StringComparison.Ordinal) && random.Chance(60))
        {
            var money = Money.Parse(text);
            rung[edge] = (money + new Money(random.Next(-300, 301) / 100m, money.Currency)).ToString();
        }
        else if (rung.ContainsKey("reason") && random.Chance(50))
        {
            rung["reason"] = "X_CHANGED";
        }
        else
        {
            var outcome = rung.ContainsKey("then") ? "then" : "otherwise";
            rung[outcome] = random.Pick(["review", "decline"]);
            rung["reason"] = "X_CHANGED";
            rung.Remove("because");
        }
    }

    private static IEnumerable<JsonObject> Rungs(JsonObject ladder) =>
    [
        .. ladder["bands"]!.AsArray().Select(rung => rung!.AsObject()),
        .. ladder["ifUnknown"] is JsonObject unknown ? unknown.ContainsKey("bands") ? Rungs(unknown) : [unknown] : Array.Empty<JsonObject>(),
    ];
}
