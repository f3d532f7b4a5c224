namespace FundsCheck.Pages.Charts;

/// <summary>Amounts of one currency as bars from a common zero.</summary>
/// <param name="Bars">The bars.</param>
/// <param name="Zero">The place of zero, in units of the drawing.</param>
public sealed record AmountBars(IReadOnlyList<AmountBar> Bars, decimal Zero)
{
    /// <summary>The width of the bars, without the texts beside them.</summary>
    public const int Width = 300;

    /// <summary>Creates the bars of known amounts; null where all of them are zero.</summary>
    public static AmountBars? Of(IReadOnlyList<(string Name, decimal? Amount, string Words)> amounts)
    {
        var known = amounts.Where(row => row.Amount is not null).Select(row => (row.Name, Amount: row.Amount ?? 0, row.Words)).ToList();
        var (low, high) = (Math.Min(0, known.Min(row => row.Amount)), Math.Max(0, known.Max(row => row.Amount)));

        // Division first: amounts may be as large as the type permits.
        var unit = (high / Width) - (low / Width);
        if (unit == 0)
        {
            return null;
        }

        var zero = -low / unit;
        return new AmountBars(
            [.. known.Select(row => new AmountBar(
                row.Name, row.Words, row.Amount < 0 ? zero + (row.Amount / unit) : zero, Math.Abs(row.Amount) / unit))],
            zero);
    }
}
