using System.Globalization;

namespace FundsCheck.Rules.Language;

/// <summary>Creates the measure of a custom fact.</summary>
internal static class CustomFactMeasure
{
    internal static Measure Create(string name, CustomFactType type, WorseSide worse, IReadOnlyList<string> values, Currency currency)
    {
        var (subject, typeName) = ($"`{name}`", CustomFactDefinition.TypeNames[(int)type]);
        return new(name, UnitOf(type))
        {
            Description = "a custom fact",
            Worse = worse,
            IsCustom = true,
            CanBeUnknown = true,
            Values = values,
            Range = RangeOf(type, currency),
            Fact = type switch
            {
                CustomFactType.Money => new MeasureFact.Figure(subject, facts => Read(facts).Select(FigureOf), Give, Unstated: null),
                CustomFactType.Text or CustomFactType.Boolean => new MeasureFact.Word(subject, Read, Give, Unstated: null),
                _ => new MeasureFact.Number(subject, facts => Read(facts).Select(text => NumberOf(type, text)), Give, Unstated: null),
            },
        };

        Fact<string> Read(DecisionFacts facts)
        {
            for (var index = 0; index < facts.Custom.Count; index++)
            {
                var given = facts.Custom[index];
                if (string.Equals(given.Name, name, StringComparison.Ordinal)
                    && string.Equals(given.Type, typeName, StringComparison.Ordinal))
                {
                    return given.Value;
                }
            }

            return default;
        }

        DecisionFacts Give(DecisionFacts facts, string? text) =>
            facts with { Custom = [.. facts.Custom, new(name, typeName, text is null ? default : Fact.Known(text))] };
    }

    private static MeasureUnit UnitOf(CustomFactType type) => type switch
    {
        CustomFactType.Integer => MeasureUnit.Integer,
        CustomFactType.Money => MeasureUnit.Money,
        CustomFactType.Percent => MeasureUnit.Percent,
        CustomFactType.Duration => MeasureUnit.Duration,
        _ => MeasureUnit.Value,
    };

    private static NumberRange? RangeOf(CustomFactType type, Currency currency)
    {
        var minorUnit = new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits);
        return type switch
        {
            CustomFactType.Integer => new(-FactLimits.IntegerMax, FactLimits.IntegerMax, 1m, 1m),

            // Money may be finer than every step. Half a minor unit represents all amounts between two steps, and an end all amounts beyond
            // it.
            CustomFactType.Money => new(-FactLimits.MoneyMax - minorUnit, FactLimits.MoneyMax + minorUnit, minorUnit / 2m, minorUnit),
            CustomFactType.Percent => new(0m, FactLimits.PercentHundredthsMax, 1m, 1m),
            CustomFactType.Duration => new(0m, FactLimits.DurationMax.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerSecond),
            _ => null,
        };
    }

    private static decimal FigureOf(string text) => Money.Parse(text).Amount;

    private static long NumberOf(CustomFactType type, string text) => type switch
    {
        CustomFactType.Integer => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        CustomFactType.Percent when ThresholdSyntax.TryReadPercent(text, out var hundredths) => hundredths,
        CustomFactType.Duration when ThresholdSyntax.TryReadDuration(text, out var duration) => duration.Ticks,
        _ => throw new InvalidOperationException("a known custom fact has the form of its type"),
    };
}
