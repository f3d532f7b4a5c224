using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>
/// An accept without waiver stays one when more facts are known; so a forgotten fact never causes one. A possible hold becomes certain or
/// nothing, and an accept without waiver stays one through either.
/// </summary>
internal static class KnowledgeInvariants
{
    private const int ForgottenMax = 3;

    public static string? Forgetting(InvariantCase the)
    {
        if (the.InvariantVerdict.IsUnwaivedAccept)
        {
            return null;
        }

        var forgotten = the.Random.PickSome([.. the.MayBeUnknown.Where(the.IsKnown)], the.Random.Next(1, ForgottenMax + 1));
        return BreachAfterForgetting(the, forgotten[..Math.Min(1, forgotten.Length)]) ?? BreachAfterForgetting(the, forgotten);
    }

    public static string? Learning(InvariantCase the)
    {
        if (!the.InvariantVerdict.IsUnwaivedAccept)
        {
            return null;
        }

        var unknown = the.MayBeUnknown.Where(fact => !the.IsKnown(fact)).ToList();
        var learnt = the.Random.PickSome(unknown, the.Random.Next(1, unknown.Count + 1));
        var knowing = the.With(learnt.Select(fact => (fact, (JsonNode?)the.Facts.KnownValue(fact))));
        return BreachAfter(the, knowing, "knowing more");
    }

    public static string? Settling(InvariantCase the)
    {
        var (held, possible) = (the.Money("held")!.Value, the.Money("held.possible")!.Value);
        if (!the.InvariantVerdict.IsUnwaivedAccept || possible == 0)
        {
            return null;
        }

        // Some of it became certain, some is gone, some is still possible.
        var certain = the.Random.NextInt64((possible / Ticks.PerCent) + 1) * Ticks.PerCent;
        var rest = the.Random.NextInt64(((possible - certain) / Ticks.PerCent) + 1) * Ticks.PerCent;
        return BreachAfter(the, Holding(the, held, 0), "the possible holds gone")
            ?? BreachAfter(the, Holding(the, held + possible, 0), "the possible holds certain")
            ?? BreachAfter(the, Holding(the, held + certain, rest), "the possible holds settled in part");
    }

    private static JsonObject Holding(InvariantCase the, long held, long possible) =>
        the.With([("held", the.Text(held)), ("held.possible", the.Text(possible))]);

    private static string? BreachAfterForgetting(InvariantCase the, string[] forgotten)
    {
        var verdict = the.Engine.Decide(the.With(forgotten.Select(fact => (fact, (JsonNode?)null))));
        return verdict.IsUnwaivedAccept ? $"{the.InvariantVerdict}, but with {string.Join(", ", forgotten)} forgotten {verdict}" : null;
    }

    private static string? BreachAfter(InvariantCase the, JsonObject changed, string what)
    {
        var verdict = the.Engine.Decide(changed);
        return verdict.IsUnwaivedAccept ? null : $"{the.InvariantVerdict}, but with {what} ({changed.ToJsonString()}) {verdict}";
    }
}
