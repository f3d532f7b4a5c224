namespace FundsCheck.Records;

/// <summary>The share of sent debits that are returned, from 0 to 1.</summary>
/// <param name="Estimate">The share of the recorded debits; null where the rule set would send debits that were never sent.</param>
/// <param name="Low">The lower end of the 95 % interval by Wilson; without an estimate, the share if none of the new debits is
/// returned.</param>
/// <param name="High">The upper end of the interval; without an estimate, the share if every new debit is returned.</param>
public sealed record TuningRate(double? Estimate, double Low, double High)
{
    // The quantile of the normal distribution for 95 %, two-sided.
    private const double Z = 1.959963984540054;

    /// <summary>The estimate and Wilson's score interval.</summary>
    /// <param name="returned">The number of returned debits.</param>
    /// <param name="sent">The number of sent debits, returned ones included.</param>
    public static TuningRate Wilson(long returned, long sent)
    {
        if (sent == 0)
        {
            return new TuningRate(null, 0, 1);
        }

        var (share, square) = ((double)returned / sent, Z * Z / sent);
        var middle = share + (square / 2);
        var half = Math.Sqrt((share * (1 - share) * square) + (square * square / 4));
        var (low, high) = ((middle - half) / (1 + square), (middle + half) / (1 + square));
        return new TuningRate(share, returned == 0 ? 0 : Math.Max(low, 0), returned == sent ? 1 : Math.Min(high, 1));
    }

    /// <summary>The bounds where debits would be sent that were never sent.</summary>
    /// <param name="returned">The number of returned debits.</param>
    /// <param name="sent">The number of sent debits, returned ones included.</param>
    /// <param name="added">The number of debits that were not sent and would be.</param>
    public static TuningRate Bounds(long returned, long sent, long added) => sent + added == 0
        ? new TuningRate(null, 0, 1)
        : new TuningRate(null, (double)returned / (sent + added), (double)(returned + added) / (sent + added));
}
