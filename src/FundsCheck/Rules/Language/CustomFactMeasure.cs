namespace FundsCheck.Rules.Language;

/// <summary>Creates the measure of a custom fact.</summary>
internal static class CustomFactMeasure
{
    internal static Measure Create(string name, CustomFactType type, WorseSide worse, IReadOnlyList<string> values, Currency currency)
    {
        var subject = $"`{name}`";
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
                CustomFactType.Text or CustomFactType.Boolean =>
                    new MeasureFact.Word(subject, facts => Read(facts).Select(fact => fact.Text), Give, Unstated: null),
                _ => new MeasureFact.Number(subject, facts => Read(facts).Select(NumberOf), Give, Unstated: null),
            },
        };

        Fact<CustomFact> Read(DecisionFacts facts)
        {
            for (var index = 0; index < facts.Custom.Count; index++)
            {
                var given = facts.Custom[index];
                if (given.Type == type && string.Equals(given.Name, name, StringComparison.Ordinal))
                {
                    return given.Value;
                }
            }

            return default;
        }

        DecisionFacts Give(DecisionFacts facts, string? text) =>
            facts with { Custom = [.. facts.Custom, new(name, type, text is null ? default : Fact.Known(CustomFact.Parse(text, type)))] };
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

    private static decimal FigureOf(CustomFact fact) => ((Money)fact.Value).Amount;

    private static long NumberOf(CustomFact fact) => fact.Value switch
    {
        decimal percent => (long)(percent * 100m),
        TimeSpan duration => duration.Ticks,
        var integer => (long)integer,
    };
}
