using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Converts facts to a point. Values outside the vocabulary, which no test can state, have no point.</summary>
public static class PointReader
{
    /// <summary>Converts facts to a point.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="space">The space of facts.</param>
    public static FactPoint Of(DecisionFacts facts, FactSpace space)
    {
        IReadOnlyList<FactPick> picks =
        [
            .. BalanceFigure.All.Select(figure => new FactPick(facts.Balance is { } balance && figure.Read(balance).IsKnown, 0, 0m)),
            .. space.Dimensions.Skip(BalanceFigure.All.Count).Select(dimension => Pick(dimension, facts)),
        ];
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
        return dimension.Measure?.Fact switch
        {
            MeasureFact.Word word => OfWord(word.Read(facts) is { IsKnown: true } known ? known.Value : Plain(word)),
            MeasureFact.Number number => OfNumber(number.Read(facts).Select(value => (decimal)value)),
            MeasureFact.Figure figure => OfNumber(figure.Read(facts)),
            _ => default,
        };

        // Without a balance a fact that is never unknown has its default value.
        string? Plain(MeasureFact.Word word) => dimension.Whole.MayBeUnknown ? null : word.Unstated;

        FactPick OfWord(string? word) => word is null
            ? default
            : new FactPick(IsKnown: true, (int)UInt128.TrailingZeroCount(dimension.SetOf([Named(word)])), 0m);

        FactPick OfNumber(Fact<decimal> number) =>
            number.IsKnown ? new FactPick(IsKnown: true, 0, dimension.Represent(number.Value)) : default;

        // The last value represents open text that no band names.
        string Named(string word) =>
            dimension.Measure.IsOpen && !dimension.Values.Contains(word, StringComparer.Ordinal) ? dimension.Values[^1] : word;
    }
}
