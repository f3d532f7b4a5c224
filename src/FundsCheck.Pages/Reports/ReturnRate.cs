namespace FundsCheck.Pages.Reports;

/// <summary>A rate of returned debits beside the level of Nacha's rules.</summary>
/// <param name="Name">The name of the rate.</param>
/// <param name="Codes">The return codes that count, in words.</param>
/// <param name="LevelPercent">The level, in percent.</param>
/// <param name="Returned">The number of returned debits.</param>
/// <param name="Sent">The number of sent debits.</param>
public sealed record ReturnRate(string Name, string Codes, decimal LevelPercent, long Returned, long Sent)
{
    /// <summary>The rate in percent; null where nothing was sent.</summary>
    public decimal? Percent => Sent == 0 ? null : 100m * Returned / Sent;

    /// <summary>True above the level.</summary>
    public bool IsAbove => Percent > LevelPercent;
}
