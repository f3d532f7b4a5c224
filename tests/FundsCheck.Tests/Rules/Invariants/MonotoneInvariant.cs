using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Invariants;

/// <summary>A number moved to its worse side never makes the outcome better. A number without a check changes no outcome.</summary>
internal static class MonotoneInvariant
{
    private static readonly long[] Moves =
        [1, Ticks.PerCent, Ticks.PerCent, 2 * Ticks.PerCent, 100 * Ticks.PerCent, 12_345 * Ticks.PerCent, 1_000_000 * Ticks.PerCent];

    public static string? Monotone(InvariantCase the)
    {
        foreach (var (fact, worse) in Worse(the))
        {
            var verdict = the.Engine.Decide(the.With(fact, worse));
            if (verdict.Outcome < the.InvariantVerdict.Outcome)
            {
                return $"{the.InvariantVerdict}, but with {fact} worse ({worse}) {verdict}";
            }
        }

        return CurrentOfOtherKinds(the);
    }

    private static IEnumerable<(string Fact, JsonNode Worse)> Worse(InvariantCase the)
    {
        yield return (
            "amount", the.Text(Math.Min(the.Money("amount")!.Value + WholeCents(the), FactsGenerator.AmountCentsMax * Ticks.PerCent)));
        yield return ("held", the.Text(the.Money("held")!.Value + WholeCents(the)));
        yield return ("held.possible", the.Text(the.Money("held.possible")!.Value + WholeCents(the)));
        foreach (var (fact, sign) in new[] { ("available", -1), ("limit", -1), ("current", CurrentSign(the)) })
        {
            if (sign != 0 && the.Money(fact) is { } known)
            {
                yield return (fact, the.Text(known + (sign * the.Random.Pick(Moves))));
            }
        }

        if (the.IsKnown("debit.attempt"))
        {
            yield return (
                "debit.attempt",
                long.Parse(the.Word("debit.attempt", "1"), System.Globalization.CultureInfo.InvariantCulture) + the.Random.Next(1, 4));
        }

        if (the.IsKnown("balance.age"))
        {
            yield return ("balance.age", Moved(the, "duration", the.Word("balance.age", "0s"), +1));
        }

        foreach (var host in the.Profile.CustomFacts.Where(host => host.Worse != Side.None && the.IsKnown(host.Name)))
        {
            yield return (host.Name, Moved(the, host.Type, the.Given[host.Name]!.ToString(), host.Worse == Side.Higher ? +1 : -1));
        }
    }

    // Money that is current is the holder's on a cash account, and owed by the holder on a credit account.
    private static int CurrentSign(InvariantCase the) => the.Word("account.kind", "checking") switch
    {
        var kind when Vocabulary.DepositoryKinds.Contains(kind) => -1,
        var kind when Vocabulary.CreditKinds.Contains(kind) => +1,
        _ => 0,
    };

    private static string? CurrentOfOtherKinds(InvariantCase the)
    {
        if (CurrentSign(the) != 0 || the.Money("current") is not { } known)
        {
            return null;
        }

        var verdict = the.Engine.Decide(the.With("current", the.Text(known + the.Random.Pick(Nudges(the)))));
        return verdict.Equals(the.InvariantVerdict)
            ? null
            : $"{the.InvariantVerdict}, but with another current, which this kind does not have, {verdict}";
    }

    private static long[] Nudges(InvariantCase the) => [WholeCents(the), -WholeCents(the)];

    private static long WholeCents(InvariantCase the) => the.Random.Pick(Moves[1..]);

    private static JsonNode Moved(InvariantCase the, string type, string from, int sign)
    {
        var steps = Steps.Judged(type, Steps.Parse(type, from) + (sign * the.Random.Pick<long>([1, 1, 2, 10, 5000])));
        steps = type == "integer" ? steps : Math.Max(0, steps);
        return type == "integer" ? steps : Steps.Format(type, steps, the.Profile.Currency);
    }
}
