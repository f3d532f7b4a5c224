using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>A fact that stands alone: no sum joins it with another. Of available, current and limit it is whether they are known.</summary>
/// <param name="Name">Its name in a test's <c>given</c>.</param>
/// <param name="Measure">The measure that it is; null for a figure of the balance.</param>
/// <param name="Values">Its values; empty for a number.</param>
/// <param name="Whole">All that it can be.</param>
/// <param name="Plain">The number that it has by preference: one that no rule minds, as far as that can be told.</param>
public sealed record Dimension(string Name, Measure? Measure, IReadOnlyList<string> Values, Domain Whole, decimal Plain)
{
    private static readonly NumberRange NoNumbers = new(0m, 0m, 0m, 0m);

    public bool IsOfValues => Values.Count > 0;

    /// <summary>What lies between neighbouring numbers.</summary>
    internal decimal Step { get; } = (Measure?.Range ?? NoNumbers).Step;

    /// <summary>What lies between neighbouring numbers of plain tests: a second, a cent.</summary>
    internal decimal SpelledStep { get; } = (Measure?.Range ?? NoNumbers).SpelledStep;

    internal UInt128 SetOf(IEnumerable<string> values)
    {
        var set = UInt128.Zero;
        foreach (var value in values)
        {
            set |= UInt128.One << IndexOf(value);
        }

        return set;
    }

    /// <summary>
    /// The number of a domain that is nearest to the plain one, of those with as few digits as the domain leaves: whole seconds before
    /// tenths, whole cents before finer money.
    /// </summary>
    internal decimal Pick(Domain domain)
    {
        for (var step = SpelledStep; step > Step; step /= 10m)
        {
            var (low, high) = (decimal.Ceiling(domain.Low / step) * step, decimal.Floor(domain.High / step) * step);
            if (low <= high)
            {
                return Math.Clamp(Plain, low, high);
            }
        }

        return Math.Clamp(Plain, domain.Low, domain.High);
    }

    /// <summary>
    /// The number that stands for one: of money, which may be finer than every step, half a minor unit stands for all that lies between
    /// two, and an end of the whole for all beyond it. No threshold tells them apart.
    /// </summary>
    internal decimal Represent(decimal number)
    {
        if (Measure is not { Unit: MeasureUnit.Money })
        {
            return number;
        }

        var within = Math.Clamp(number, Whole.Low, Whole.High);
        var floor = decimal.Floor(within / SpelledStep) * SpelledStep;
        return floor == within ? within : floor + Step;
    }

    private int IndexOf(string value)
    {
        for (var index = 0; index < Values.Count; index++)
        {
            if (string.Equals(Values[index], value, StringComparison.Ordinal))
            {
                return index;
            }
        }

        throw new InvalidOperationException($"`{value}` is no value of `{Name}`");
    }
}
