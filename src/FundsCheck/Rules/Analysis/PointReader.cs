using FundsCheck.Balances;
using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Analysis;

/// <summary>Reads facts as a point. Values outside the vocabulary, which no test can state, have none.</summary>
internal static class PointReader
{
    public static FactPoint Of(DecisionFacts facts, FactSpace space)
    {
        var picks = space.Dimensions.Select(dimension => Pick(dimension, facts)).ToList();
        var held = WideDecimal.From(facts.Held.Amount);
        var values = new[]
        {
            WideDecimal.From(facts.Amount.Amount),
            held,
            held + WideDecimal.From(facts.HeldPossible.Amount),
            FigureOf(facts.Balance?.Available),
            FigureOf(facts.Balance?.Limit),
            FigureOf(facts.Balance?.Current),
        };
        return new FactPoint(space, picks, new LinearPoint(values, space.Currency));
    }

    private static WideDecimal FigureOf(Fact<decimal>? fact) => fact is { IsKnown: true } known ? WideDecimal.From(known.Value) : default;

    private static FactPick Pick(Dimension dimension, DecisionFacts facts)
    {
        var balance = facts.Balance;
        if (dimension.HostType is { } type)
        {
            var typeName = HostFactDefinition.TypeNames[(int)type];
            var given = facts.Host.FirstOrDefault(fact =>
                string.Equals(fact.Name, dimension.Name, StringComparison.Ordinal)
                && string.Equals(fact.Type, typeName, StringComparison.Ordinal));
            return given is not { Value.IsKnown: true }
                ? default
                : Of(dimension, given.Value.Value, text => dimension.Represent(HostFactNumber.Of(type, text)));
        }

        return dimension.Name switch
        {
            "available" => new FactPick(balance?.Available.IsKnown == true, 0, 0m),
            "current" => new FactPick(balance?.Current.IsKnown == true, 0, 0m),
            "limit" => new FactPick(balance?.Limit.IsKnown == true, 0, 0m),
            "debit.attempt" => facts.Attempt.IsKnown ? new FactPick(IsKnown: true, 0, facts.Attempt.Value) : default,
            "balance.age" => balance is { Age.IsKnown: true } ? new FactPick(IsKnown: true, 0, balance.Age.Value.Ticks) : default,
            "debit.class" => Of(dimension, facts.EntryClass),
            "debit.sameDay" => Of(dimension, facts.SameDay ? "true" : "false"),
            "debit.lastReturn" => facts.LastReturn.IsKnown ? Of(dimension, facts.LastReturn.Value) : default,
            "balance.reading" => Of(dimension, balance is not null ? Measures.Read : facts.Failure is { } failure ? BalanceFailures.NameOf(failure.Category) : Measures.NotRequested),
            "balance.failureCode" => Of(dimension, facts.FailureCode is not { } code ? Measures.NoFailure : dimension.Values.Contains(code, StringComparer.Ordinal) ? code : dimension.Values[^1]),
            "balance.currency" => Of(dimension, balance?.Currency ?? Measures.Same),
            "balance.source" => Of(dimension, balance?.Source ?? Measures.Sources[0]),
            "account.kind" => balance is { Kind.IsKnown: true } ? Of(dimension, balance.Kind.Value.Name) : default,
            _ => balance is { Verification.IsKnown: true } ? Of(dimension, balance.Verification.Value) : default,
        };
    }

    private static FactPick Of(Dimension dimension, string value, Func<string, decimal>? number = null) => dimension.IsOfValues
        ? new FactPick(IsKnown: true, (int)UInt128.TrailingZeroCount(dimension.SetOf([value])), 0m)
        : new FactPick(IsKnown: true, 0, number!(value));
}
