using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Validation.Analysis;

/// <summary>
/// Puts the guards of a rule set's checks on other checks, those of several on one, so that they hide parts that the generator keeps
/// reachable.
/// </summary>
internal static class ShuffledGuards
{
    public static void Shuffle(JsonObject ruleSet, Random random)
    {
        var guarded = ruleSet["checks"]!.AsArray().Select(check => check!.AsObject())
            .Where(check => check.ContainsKey("for") || check.ContainsKey("unless")).ToArray();
        foreach (var key in new[] { "for", "unless" })
        {
            var entries = guarded.SelectMany(check => check[key]?.AsObject().ToList() ?? []).ToArray();
            foreach (var (name, entry) in entries)
            {
                var into = random.Pick(guarded);
                if (!into.ContainsKey(key))
                {
                    into.Insert(into.IndexOf("measure"), key, new JsonObject());
                }

                into[key]![name] = entry!.DeepClone();
            }
        }
    }
}
