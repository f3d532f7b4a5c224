namespace FundsCheck.Rules.Analysis;

/// <summary>What a point should look like where the rows leave a choice: a plain debit, nothing held, ten times its money on the account.</summary>
internal sealed record LinearWish(Int128 AmountMinorUnits, bool CurrentIsOwed)
{
    private const int Plenty = 10;
    private const int HundredthsOfPercent = 10_000;

    /// <summary>What is wished for: minor units for amounts and holds, steps of the grid for balances.</summary>
    public Int128 For(LinearVariable variable, Int128[] before, Int128 grid) => variable switch
    {
        LinearVariable.Amount => AmountMinorUnits,
        LinearVariable.Held => 0,
        LinearVariable.Total => before[(int)LinearVariable.Held],
        LinearVariable.Current when CurrentIsOwed => 0,
        _ => (before[(int)LinearVariable.Amount] + before[(int)LinearVariable.Total]) * Plenty * grid,
    };

    /// <summary>The values to try, the one nearest to the wish first, whole minor units before finer ones.</summary>
    public static IEnumerable<Int128> Candidates(Int128 low, Int128 high, Int128 wish, Int128 whole)
    {
        if (wish >= low && wish <= high)
        {
            yield return wish;
        }

        if (low == Int128.MinValue || high == Int128.MaxValue)
        {
            // Nothing speaks of it.
            yield break;
        }

        var lowWhole = -LinearRow.Floor(-low, whole) * whole;
        var highWhole = LinearRow.Floor(high, whole) * whole;
        if (lowWhole <= highWhole)
        {
            yield return wish > high ? highWhole : lowWhole;
            yield return wish > high ? lowWhole : highWhole;
        }

        yield return low;
        yield return high;
        yield return low + ((high - low) / 2);

        // Between rows of a cover the whole points stand at most ten thousand apart.
        yield return Int128.Min(high, -LinearRow.Floor(-low, HundredthsOfPercent * whole) * HundredthsOfPercent * whole);
    }
}
