namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The domain of a fact: unknown, a value of a set, or a number from <see cref="Low"/> to <see cref="High"/>, ends included. Numbers are on
/// a grid (whole attempts, ticks), so an open end is the next step.
/// </summary>
public readonly record struct Domain(Knowledge Knowledge, UInt128 Values, decimal Low, decimal High)
{
    /// <summary>The domain of a fact of which only its knowledge matters.</summary>
    public static Domain Bare(Knowledge knowledge) => new(knowledge, UInt128.MaxValue, decimal.MinValue, decimal.MaxValue);

    internal static Domain OfValues(UInt128 values, Knowledge knowledge = Knowledge.Known) => Bare(knowledge) with { Values = values };

    internal static Domain OfNumbers(decimal low, decimal high, Knowledge knowledge = Knowledge.Known) =>
        Bare(knowledge) with { Low = low, High = high };

    internal bool IsEmpty => Knowledge == Knowledge.None;

    internal bool MayBeKnown => Knowledge.HasFlag(Knowledge.Known);

    internal bool MayBeUnknown => Knowledge.HasFlag(Knowledge.Unknown);

    internal Domain And(Domain other)
    {
        var (values, low, high) = (Values & other.Values, Math.Max(Low, other.Low), Math.Min(High, other.High));
        var knowledge = Knowledge & other.Knowledge;
        return new Domain(values == UInt128.Zero || low > high ? knowledge & ~Knowledge.Known : knowledge, values, low, high);
    }
}
