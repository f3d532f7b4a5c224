using FundsCheck.Records;

namespace FundsCheck.Pages.Charts;

/// <summary>
/// The values of a threshold, each at the money of good debits that it loses and the number of returned debits that it stops. Looser values
/// are left out: the debits that they add were never sent.
/// </summary>
/// <param name="Points">The points, in the order of strictness.</param>
/// <param name="LostMax">The largest money of lost debits, at the right side.</param>
/// <param name="StoppedMax">The largest number of stopped returns, at the upper side.</param>
public sealed record Frontier(IReadOnlyList<FrontierPoint> Points, Money LostMax, long StoppedMax)
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 600;

    /// <summary>The height of the drawing.</summary>
    public const int Height = 180;

    /// <summary>Creates the drawing; null where no value stops a returned debit or loses a good one.</summary>
    public static Frontier? Of(IEnumerable<TuningRow> rows, TuningRow? suggested)
    {
        var drawn = rows.Where(row => row.Strictness >= 0).OrderBy(row => row.Strictness).ToList();
        var (lost, stopped) = (drawn.MaxBy(row => row.GoodLost.Amount.Amount), drawn.Max(row => row.ReturnsStopped.Count));
        if (lost is null || (stopped == 0 && lost.GoodLost.Count == 0))
        {
            return null;
        }

        var money = lost.GoodLost.Amount;
        return new Frontier(
            [.. drawn.Select(row => new FrontierPoint(
                row.Threshold,
                money.Amount == 0 ? 0 : row.GoodLost.Amount.Amount / money.Amount * Width,
                stopped == 0 ? Height : Height - ((decimal)row.ReturnsStopped.Count / stopped * Height),
                row.IsEfficient,
                row.Strictness == 0,
                row.Step == suggested?.Step))],
            money,
            stopped);
    }
}
