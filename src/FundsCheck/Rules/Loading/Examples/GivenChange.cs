using System.Globalization;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>The facts of a test with one of them changed.</summary>
internal static class GivenChange
{
    private static readonly string[] NullStandsFor =
    [
        "account.kind", "account.verification", "balance.age", "debit.attempt", "debit.lastReturn",
    ];

    public static IReadOnlyList<TestFact> With(IReadOnlyList<TestFact> given, string name, string? value, bool isBare = false)
    {
        var fact = new TestFact(name, value, isBare);
        return given.Any(other => IsNamed(other, name))
            ? [.. given.Select(other => IsNamed(other, name) ? fact : other)]
            : [.. given, fact];
    }

    /// <summary>The same with facts unknown.</summary>
    public static IReadOnlyList<TestFact> Forget(IReadOnlyList<TestFact> given, IEnumerable<string> names) =>
        names.Aggregate(
            given,
            (facts, name) => NullStandsFor.Contains(name, StringComparer.Ordinal)
                ? With(facts, name, null)
                : [.. facts.Where(fact => !IsNamed(fact, name))]);

    /// <summary>
    /// The same with the measure one smallest step higher or lower, by one fact; null where that fact is unknown or cannot be so.
    /// </summary>
    public static IReadOnlyList<TestFact>? Step(IReadOnlyList<TestFact> given, Measure measure, bool higher, Currency currency)
    {
        var (name, unit, unsaid) = Moved(measure);
        var step = higher == (measure.Id != MeasureId.HeadroomCredit) ? 1 : -1;
        var fact = given.FirstOrDefault(other => IsNamed(other, name));
        var text = fact is null ? unsaid : fact.Value;
        var moved = text is null ? null : unit switch
        {
            MeasureUnit.Money => StepMoney(name, text, step, currency),
            MeasureUnit.Integer => StepInteger(name, text, step),
            MeasureUnit.Duration => StepDuration(text, step),
            _ => StepPercent(text, step),
        };
        return moved is null ? null : With(given, name, moved, unit == MeasureUnit.Integer);
    }

    /// <summary>The fact that moves a measure: of sums with a balance the balance.</summary>
    private static (string Name, MeasureUnit Unit, string? Unsaid) Moved(Measure measure) => measure.Id switch
    {
        MeasureId.Amount or MeasureId.Exposure => ("amount", MeasureUnit.Money, null),
        MeasureId.Attempt => (measure.Name, MeasureUnit.Integer, "1"),
        MeasureId.BalanceAge => (measure.Name, MeasureUnit.Duration, "0s"),
        MeasureId.HeadroomCurrent or MeasureId.HeadroomCredit => ("current", MeasureUnit.Money, null),
        MeasureId.Host => (measure.Name, measure.Unit, null),
        _ => ("available", MeasureUnit.Money, null),
    };

    private static string? StepMoney(string name, string text, int step, Currency currency)
    {
        var moved = Money.Parse(text) + new Money(step * new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits), currency);
        var isWithin = !string.Equals(name, "amount", StringComparison.Ordinal) || moved.Amount is > 0m and <= EntryLimits.AmountMax;
        return isWithin ? moved.ToString() : null;
    }

    private static string? StepInteger(string name, string text, int step)
    {
        var moved = long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) + step;
        var isWithin = string.Equals(name, "debit.attempt", StringComparison.Ordinal)
            ? moved is >= 1 and <= int.MaxValue
            : Math.Abs(moved) <= FactLimits.IntegerMax;
        return isWithin ? moved.ToString(CultureInfo.InvariantCulture) : null;
    }

    private static string? StepDuration(string text, int step) =>
        EdgeText.TryReadAge(text, out var duration) && duration + TimeSpan.FromSeconds(step) is var moved
            && moved >= TimeSpan.Zero && moved <= FactLimits.DurationMax
            ? EdgeText.WriteDuration(moved)
            : null;

    private static string? StepPercent(string text, int step) =>
        EdgeText.TryReadPercent(text, out var hundredths) && hundredths + step is >= 0 and <= FactLimits.PercentHundredthsMax and var moved
            ? EdgeText.WritePercent(moved)
            : null;

    private static bool IsNamed(TestFact fact, string name) => string.Equals(fact.Name, name, StringComparison.Ordinal);
}
