using System.Globalization;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Decisions;

/// <summary>Whether recorded facts are those of the debit and the reading beside them.</summary>
internal static class RecordedFacts
{
    /// <summary>What differs; empty where the facts follow.</summary>
    public static IReadOnlyList<ReplayDifference> Differences(DecisionRecord record, RuleSet ruleSet)
    {
        var (recorded, now) = (
            record.Facts, FactsOfDebit.Of(record.Debit, ruleSet, record.Reading, record.Holds, record.IsRetryVerified, record.DecidedAt));
        return recorded.Balance == now.Balance && recorded.Host.SequenceEqual(now.Host)
            && recorded with { Balance = now.Balance, Host = now.Host } == now
            ? []
            : [.. Compare(recorded, now)];
    }

    private static IEnumerable<ReplayDifference> Compare(DecisionFacts recorded, DecisionFacts now) =>
        from part in PartsOf(recorded).Zip(PartsOf(now))
        where !string.Equals(part.First.Value, part.Second.Value, StringComparison.Ordinal)
        select new ReplayDifference(part.First.Name, part.First.Value, part.Second.Value);

    private static IEnumerable<(string Name, string? Value)> PartsOf(DecisionFacts facts)
    {
        var balance = facts.Balance;
        yield return ("facts.reading", facts.Reading);
        yield return ("facts.attempt", Show(facts.Attempt));
        yield return ("facts.lastReturn", Show(facts.LastReturn));
        yield return ("facts.held", $"{facts.Held}, possibly posted {facts.HeldPossible}");
        yield return ("facts.available", Show(balance, of => of.Available));
        yield return ("facts.current", Show(balance, of => of.Current));
        yield return ("facts.limit", Show(balance, of => of.Limit));
        yield return ("facts.currency", balance?.Currency);
        yield return ("facts.kind", balance?.Kind is { IsKnown: true } kind ? kind.Value.Name : Show(balance, of => of.Kind));
        yield return ("facts.verification", Show(balance, of => of.Verification));
        yield return ("facts.source", balance?.Source);
        yield return ("facts.age", Show(balance, of => of.Age));
        yield return ("facts.host", string.Join(", ", facts.Host.Select(fact => $"{fact.Name} {Show(fact.Value)}")));
    }

    private static string? Show<T>(BalanceFacts? balance, Func<BalanceFacts, Fact<T>> part)
        where T : notnull => balance is null ? null : Show(part(balance));

    private static string Show<T>(Fact<T> fact)
        where T : notnull => fact.IsKnown
            ? string.Create(CultureInfo.InvariantCulture, $"{fact.Value}")
            : $"unknown ({fact.Cause}){(fact.Text is null ? string.Empty : $" `{fact.Text}`")}";
}
