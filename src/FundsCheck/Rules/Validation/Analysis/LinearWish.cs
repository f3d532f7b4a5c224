namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>
/// The preferred point where the rows leave a choice: a plain debit without holds, and ten times its amount on the account.
/// </summary>
internal sealed record LinearWish(Int128 AmountMinorUnits, bool CurrentIsOwed)
{
    private const int Plenty = 10;
    private const int HundredthsOfPercent = 10_000;

    /// <summary>The preferred values: minor units for amounts and holds, grid steps for balances.</summary>
    internal Int128 For(LinearVariable variable, Int128[] before, Int128 grid) => variable switch
    {
        LinearVariable.Amount => AmountMinorUnits,
        LinearVariable.Held => 0,
        LinearVariable.Total => before[(int)LinearVariable.Held],
        LinearVariable.Current when CurrentIsOwed => 0,
        _ => (before[(int)LinearVariable.Amount] + before[(int)LinearVariable.Total]) * Plenty * grid,
    };

    /// <summary>Gets the values to try, the nearest to the wish first, whole minor units before finer ones.</summary>
    internal static IEnumerable<Int128> Candidates(Int128 low, Int128 high, Int128 wish, Int128 whole)
    {
        if (wish >= low && wish <= high)
        {
            yield return wish;
        }

        foreach (var candidate in (low == Int128.MinValue, high == Int128.MaxValue) switch
        {
            (true, true) => [],
            (true, false) => (Int128[])[Down(high, whole), high, Down(high, HundredthsOfPercent * whole)],
            (false, true) => [Up(low, whole), low, Up(low, HundredthsOfPercent * whole)],
            _ => Between(low, high, wish, whole),
        })
        {
            yield return candidate;
        }
    }

    private static Int128[] Between(Int128 low, Int128 high, Int128 wish, Int128 whole)
    {
        var (lowWhole, highWhole) = (Up(low, whole), Down(high, whole));
        Int128[] wholes = lowWhole > highWhole ? [] : wish > high ? [highWhole, lowWhole] : [lowWhole, highWhole];

        // Between the rows of a cover the distance of whole points is at most ten thousand.
        return [.. wholes, low, high, low + ((high - low) / 2), Int128.Min(high, Up(low, HundredthsOfPercent * whole))];
    }

    private static Int128 Down(Int128 number, Int128 step) => LinearRow.Floor(number, step) * step;

    private static Int128 Up(Int128 number, Int128 step) => -Down(-number, step);
}
