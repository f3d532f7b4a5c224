using System.Globalization;
using FundsCheck.Rules.Facts;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Model;

/// <summary>Makes the measure of a fact that a rule set declares for its host.</summary>
internal static class HostFactMeasure
{
    public static Measure Create(string name, HostFactType type, WorseSide worse, IReadOnlyList<string> values, Currency currency)
    {
        var typeName = HostFactDefinition.TypeNames[(int)type];
        return new(name, UnitOf(type))
        {
            Description = "a fact of the host's own",
            Worse = worse,
            IsHost = true,
            CanBeUnknown = true,
            Values = values,
            Range = RangeOf(type, currency),
            Fact = new($"`{name}`", Read, Give, Unsaid: null),
        };

        FactValue Read(DecisionFacts facts)
        {
            for (var index = 0; index < facts.Host.Count; index++)
            {
                var given = facts.Host[index];
                if (string.Equals(given.Name, name, StringComparison.Ordinal)
                    && string.Equals(given.Type, typeName, StringComparison.Ordinal))
                {
                    return given.Value.IsKnown ? ValueOf(type, given.Value.Value) : FactValue.Unknown<string>(given.Value);
                }
            }

            return default;
        }

        DecisionFacts Give(DecisionFacts facts, string? text) =>
            facts with { Host = [.. facts.Host, new(name, typeName, text is null ? default : Fact<string>.Known(text))] };
    }

    private static MeasureUnit UnitOf(HostFactType type) => type switch
    {
        HostFactType.Integer => MeasureUnit.Integer,
        HostFactType.Money => MeasureUnit.Money,
        HostFactType.Percent => MeasureUnit.Percent,
        HostFactType.Duration => MeasureUnit.Duration,
        _ => MeasureUnit.Value,
    };

    private static NumberRange? RangeOf(HostFactType type, Currency currency)
    {
        var minorUnit = new decimal(1, 0, 0, isNegative: false, (byte)currency.MinorUnitDigits);
        return type switch
        {
            HostFactType.Integer => new(-FactLimits.IntegerMax, FactLimits.IntegerMax, 1m, 1m),

            // Money may be finer than every step: half a minor unit stands for all that lies between two, an end for all beyond it.
            HostFactType.Money => new(-FactLimits.MoneyMax - minorUnit, FactLimits.MoneyMax + minorUnit, minorUnit / 2m, minorUnit),
            HostFactType.Percent => new(0m, FactLimits.PercentHundredthsMax, 1m, 1m),
            HostFactType.Duration => new(0m, FactLimits.DurationMax.Ticks, TimeSpan.TicksPerSecond, TimeSpan.TicksPerSecond),
            _ => null,
        };
    }

    private static FactValue ValueOf(HostFactType type, string text)
    {
        switch (type)
        {
            case HostFactType.Integer:
                return FactValue.Of(long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
            case HostFactType.Money:
                return FactValue.Of(Money.Parse(text).Amount);
            case HostFactType.Percent when EdgeText.TryReadPercent(text, out var hundredths):
                return FactValue.Of(hundredths);
            case HostFactType.Duration when EdgeText.TryReadDuration(text, out var duration):
                return FactValue.Of(duration.Ticks);
            case HostFactType.Text or HostFactType.Boolean:
                return FactValue.Of(text);
            default:
                throw new InvalidOperationException("a host fact that is known has the spelling of its type");
        }
    }
}
