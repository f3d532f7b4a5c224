using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>A single fact, which is not part of a sum. For available, current and limit the dimension is whether they are known.</summary>
/// <param name="Name">The name in a test's <c>given</c>.</param>
/// <param name="Measure">The measure; null for a figure of the balance.</param>
/// <param name="Values">The values; empty for a number.</param>
/// <param name="Whole">The domain of all values.</param>
/// <param name="Plain">The preferred number: one to which probably no check objects.</param>
public sealed record Dimension(string Name, Measure? Measure, IReadOnlyList<string> Values, Domain Whole, decimal Plain)
{
    private static readonly NumberRange NoNumbers = new(0m, 0m, 0m, 0m);

    /// <summary>True for a fact with listed values.</summary>
    public bool IsOfValues => Values.Count > 0;

    /// <summary>The step between neighbouring numbers.</summary>
    internal decimal Step { get; } = (Measure?.Range ?? NoNumbers).Step;

    /// <summary>The step between neighbouring numbers of plain tests: a second, a cent.</summary>
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
    /// Gets the number of a domain with the fewest digits that is nearest to the plain one: whole seconds before tenths, whole cents before
    /// finer money.
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
    /// Gets the representative of a number. Money may be finer than every step: half a minor unit represents all amounts between two steps,
    /// and an end of the domain all amounts beyond it. No threshold distinguishes them.
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
