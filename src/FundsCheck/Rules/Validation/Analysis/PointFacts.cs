using System.Globalization;
using System.Numerics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Formats a point as the facts of a rule test, without default values.</summary>
public static class PointFacts
{
    private static readonly (BalanceFigure Figure, LinearVariable Variable)[] Balances =
    [
        (BalanceFigure.Available, LinearVariable.Available),
        (BalanceFigure.Current, LinearVariable.Current),
        (BalanceFigure.Limit, LinearVariable.Limit),
    ];

    /// <summary>Gets the facts that these rule sets use.</summary>
    public static IReadOnlyList<TestFact> Of(FactPoint point, params IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        var facts = new List<TestFact> { Money("amount", point.Money[LinearVariable.Amount], point) };
        var held = point.Money[LinearVariable.Held];
        var possible = point.Money[LinearVariable.Total] - held;
        facts.AddRange(new[] { ("held", held), ("held.possible", possible) }.Where(row => row.Item2 != default)
            .Select(row => Money(row.Item1, row.Item2, point)));
        var reading = point.Space.Dimensions[point.Space.Reading].Values[point[point.Space.Reading].Value];
        var isRead = string.Equals(reading, Measures.Read, StringComparison.Ordinal);
        if (isRead)
        {
            var used = Balances.Where(row => point[row.Figure.Index].IsKnown && ruleSets.Any(ruleSet => Uses(ruleSet, row.Figure)));
            facts.AddRange(used.Select(row => Money(row.Figure.Name, point.Money[row.Variable], point)));
        }

        for (var index = 0; index < point.Space.Dimensions.Count; index++)
        {
            var dimension = point.Space.Dimensions[index];
            if (dimension.Measure is { } measure && (isRead || !measure.Needs.HasFlag(MeasureNeeds.Balance))
                && Single(measure, dimension, point[index], point.Space.Currency) is { } fact)
            {
                facts.Add(fact);
            }
        }

        return [.. facts.DistinctBy(fact => fact.Name, StringComparer.Ordinal)];
    }

    private static TestFact? Single(Measure measure, Dimension dimension, FactPick pick, Currency currency)
    {
        var text = pick.IsKnown ? TextOf(measure, dimension, pick, currency) : null;
        var isBare = pick.IsKnown && (measure.IsBoolean || measure.Unit == MeasureUnit.Integer);

        // The code of a balance that was not requested follows from the reading.
        var isPlain = string.Equals(text, measure.Fact?.Unstated, StringComparison.Ordinal)
            || (measure.IsOpen && text is BalanceFailures.NotRequestedCode);
        return isPlain ? null : new TestFact(dimension.Name, text, isBare);
    }

    private static string TextOf(Measure measure, Dimension dimension, FactPick pick, Currency currency) => measure.Unit switch
    {
        MeasureUnit.Value => dimension.Values[pick.Value],
        MeasureUnit.Money => new Money(pick.Number, currency).ToString(),
        MeasureUnit.Percent => ThresholdSyntax.WritePercent((BigInteger)pick.Number),
        MeasureUnit.Duration => ThresholdSyntax.WriteDuration(TimeSpan.FromTicks((long)pick.Number)),
        _ => ((long)pick.Number).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Returns true where the rule set uses this money; unused facts are omitted.</summary>
    private static bool Uses(RuleSetDefinition ruleSet, BalanceFigure figure) => ruleSet.Checks.SelectMany(check => check.Measures)
        .Any(measure => measure.Form is { } form && Array.Exists(form.Figures, row => ReferenceEquals(row.Figure, figure)));

    private static TestFact Money(string name, WideDecimal amount, FactPoint point) =>
        new(name, $"{amount.ToString(point.Space.Currency.MinorUnitDigits)} {point.Space.Currency.Code}", IsBare: false);
}
