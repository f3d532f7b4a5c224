using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation;

/// <summary>Changes one fact of a test.</summary>
internal static class GivenChange
{
    public static IReadOnlyList<TestFact> With(IReadOnlyList<TestFact> given, string name, string? value, bool isBare = false)
    {
        var fact = new TestFact(name, value, isBare);
        return given.Any(other => IsNamed(other, name))
            ? [.. given.Select(other => IsNamed(other, name) ? fact : other)]
            : [.. given, fact];
    }

    /// <summary>Makes facts unknown.</summary>
    public static IReadOnlyList<TestFact> Forget(IReadOnlyList<TestFact> given, IEnumerable<string> names, MeasureTable measures) =>
        names.Aggregate(given, (facts, name) =>
            measures.Unstated(name) is null ? [.. facts.Where(fact => !IsNamed(fact, name))] : With(facts, name, null));

    /// <summary>Moves a measure by one smallest step through one fact; null where that fact is unknown or at its bound.</summary>
    public static IReadOnlyList<TestFact>? Step(IReadOnlyList<TestFact> given, Measure measure, bool higher, Currency currency)
    {
        var (name, direction) = Moved(measure);
        var step = higher ? direction : -direction;
        var fact = given.FirstOrDefault(other => IsNamed(other, name));
        var text = fact is null ? measure.Fact?.Unstated : fact.Value;
        var unit = measure.Form is null ? measure.Unit : MeasureUnit.Money;
        var moved = text is null ? null : unit switch
        {
            MeasureUnit.Money => StepMoney(name, text, step, currency),
            MeasureUnit.Integer => StepInteger(measure, text, step),
            MeasureUnit.Duration => StepDuration(text, step),
            _ => StepPercent(text, step),
        };
        return moved is null ? null : With(given, name, moved, unit == MeasureUnit.Integer);
    }

    /// <summary>Gets the fact that moves a measure, and its direction: the balance for a sum with a balance.</summary>
    private static (string Name, int Direction) Moved(Measure measure) => measure.Form switch
    {
        null => (measure.Name, 1),
        { Figures: [] } form => (Measures.Amount.Name, Math.Sign(form.Amount)),
        var form => form.Figures.OrderBy(row => row.Figure.Index).Select(row => (row.Figure.Name, Math.Sign(row.Factor))).First(),
    };

    private static string? StepMoney(string name, string text, int step, Currency currency)
    {
        var moved = Money.Parse(text) + new Money(step * new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits), currency);
        var isWithin = !string.Equals(name, Measures.Amount.Name, StringComparison.Ordinal)
            || moved.Amount is > 0m and <= EntryLimits.AmountMax;
        return isWithin ? moved.ToString() : null;
    }

    private static string? StepInteger(Measure measure, string text, int step)
    {
        var moved = long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + step;
        var isWithin = measure.Range is { } range && moved >= range.Low && moved <= range.High;
        return isWithin ? moved.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? StepDuration(string text, int step) =>
        ThresholdSyntax.TryReadAge(text, out var duration) && duration + TimeSpan.FromSeconds(step) is var moved
            && moved >= TimeSpan.Zero && moved <= FactLimits.DurationMax
            ? ThresholdSyntax.WriteDuration(moved)
            : null;

    private static string? StepPercent(string text, int step) =>
        ThresholdSyntax.TryReadPercent(text, out var hundredths)
            && hundredths + step is >= 0 and <= FactLimits.PercentHundredthsMax and var moved
            ? ThresholdSyntax.WritePercent(moved)
            : null;

    private static bool IsNamed(TestFact fact, string name) => string.Equals(fact.Name, name, StringComparison.Ordinal);
}
