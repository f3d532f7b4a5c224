using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>Judges generated facts with an engine, and finds the invariants that do not hold.</summary>
internal static class InvariantRunner
{
    /// <summary>
    /// The first breach of each invariant among that many facts; none where all hold. An exception breaches the invariant of one answer.
    /// </summary>
    public static IReadOnlyList<Violation> Run(EngineFactory load, JsonObject ruleSet, Random random, int factsCount)
    {
        var text = ruleSet.ToJsonString();
        var profile = new RuleSetProfile(ruleSet);
        var facts = new FactsGenerator(profile, random);
        var engine = load(text);
        var permuted = load(Permuted(ruleSet, random));
        var fewer = Fewer(ruleSet, profile, random) is { } less ? load(less) : null;
        var found = new Dictionary<Invariant, Violation>();
        for (var index = 0; index < factsCount; index++)
        {
            var given = facts.Next();
            foreach (var (invariant, breach) in Breaches(given))
            {
                found.TryAdd(invariant, new Violation(invariant, breach, given.ToJsonString(), text));
            }
        }

        return [.. found.Values];

        List<(Invariant Invariant, string Breach)> Breaches(JsonObject given)
        {
            var breaches = new List<(Invariant, string)>();
            try
            {
                var the = new InvariantCase(engine, permuted, fewer, profile, facts, random, given, engine.Decide(given));
                breaches.AddRange(InvariantCatalog.All.Select(invariant => (invariant, invariant.FindBreach(the)!))
                    .Where(breach => breach.Item2 is not null));
            }
#pragma warning disable CA1031 // An exception of the engine is a breach.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                breaches.Add((InvariantCatalog.OneAnswer, exception.ToString()));
            }

            return breaches;
        }
    }

    private static string Permuted(JsonObject ruleSet, Random random)
    {
        var permuted = ruleSet.DeepClone().AsObject();
        var checks = permuted["checks"]!.AsArray().Select(check => check!.DeepClone()).ToArray();
        random.Shuffle(checks);
        permuted["checks"] = new JsonArray(checks);
        return permuted.ToJsonString();
    }

    // One check less, such that what is left still loads.
    private static string? Fewer(JsonObject ruleSet, RuleSetProfile profile, Random random)
    {
        var removable = Enumerable.Range(0, profile.Checks.Count)
            .Where(index => !profile.Checks[index].IsGate && !IsOnly(IsStanding, profile.Checks, index)
                && !IsOnly(IsCovering, profile.Checks, index))
            .ToList();
        if (removable.Count == 0)
        {
            return null;
        }

        var fewer = ruleSet.DeepClone().AsObject();
        fewer["checks"]!.AsArray().RemoveAt(random.Pick(removable));

        // A text of a reason that no check gives any longer would not load.
        fewer.Remove("customerTexts");
        return fewer.ToJsonString();
    }

    private static bool IsOnly(Func<ProfiledCheck, bool> kind, IReadOnlyList<ProfiledCheck> checks, int index) =>
        kind(checks[index]) && checks.Count(kind) == 1;

    private static bool IsStanding(ProfiledCheck check) => check is { IsFunds: true, IsUnguarded: true };

    private static bool IsCovering(ProfiledCheck check) => IsStanding(check) && check.IsCovering;
}
