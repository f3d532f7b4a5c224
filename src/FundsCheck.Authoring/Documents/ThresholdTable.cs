using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Formats the outcomes of a check at its thresholds and one step below and above them.</summary>
internal static class ThresholdTable
{
    private const decimal PercentStep = 1m;

    /// <summary>Formats a table for each band list of numbers, the fallbacks after the first.</summary>
    public static IEnumerable<string> Write(CheckDefinition check, Currency currency) =>
        check.BandList.Chain().Where(bandList => bandList.Measure.Unit != MeasureUnit.Value && bandList.Bands.Count > 1)
            .SelectMany(bandList => (string[])
            [
                .. MarkdownText.Table([$"`{bandList.Measure.Name}` at", "Answer", "Reason"], Rows(bandList, currency)),
                string.Empty,
            ]);

    private static IEnumerable<IReadOnlyList<string>> Rows(BandListDefinition bandList, Currency currency) =>
        bandList.Bands.Where(band => band.Kind != BandKind.Otherwise)
            .SelectMany(band => Beside(band.Threshold.Number, StepOf(bandList.Measure.Unit, currency)))
            .Where(number => bandList.Measure.Unit != MeasureUnit.Duration || number >= 0m)
            .Distinct().Order()
            .Select(number => (Number: number, BandAt(bandList, number).Answer))
            .Select(row => (IReadOnlyList<string>)
            [
                Format(row.Number, bandList.Measure.Unit, currency), row.Answer.Outcome.ToName(),
                row.Answer.Reason is { } code ? $"`{code}`" : string.Empty,
            ]);

    private static IEnumerable<decimal> Beside(decimal threshold, decimal step) => [threshold - step, threshold, threshold + step];

    private static BandDefinition BandAt(BandListDefinition bandList, decimal number) => bandList.Bands.First(band => band.Kind switch
    {
        BandKind.Below => number < band.Threshold.Number,
        BandKind.UpTo => number <= band.Threshold.Number,
        _ => true,
    });

    private static decimal StepOf(MeasureUnit unit, Currency currency) => unit switch
    {
        MeasureUnit.Money => new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits),
        MeasureUnit.Duration => TimeSpan.TicksPerSecond,
        MeasureUnit.Percent => PercentStep,
        _ => 1m,
    };

    private static string Format(decimal number, MeasureUnit unit, Currency currency) => unit switch
    {
        MeasureUnit.Money => new Money(number, currency).ToString(),
        MeasureUnit.Duration => ThresholdSyntax.WriteDuration(TimeSpan.FromTicks((long)number)),
        MeasureUnit.Percent => FormattableString.Invariant($"{number / 100m:0.##}%"),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
