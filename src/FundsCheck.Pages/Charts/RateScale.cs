namespace FundsCheck.Pages.Charts;

/// <summary>A rate and its level on one scale, which has room above the larger of the two.</summary>
/// <param name="Rate">The length of the rate, in units of the drawing.</param>
/// <param name="Level">The place of the level.</param>
public sealed record RateScale(decimal Rate, decimal Level)
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 300;

    private const decimal Room = 1.25m;

    /// <summary>Creates the scale of a rate and a level above zero.</summary>
    public static RateScale Of(decimal rate, decimal level)
    {
        var end = Math.Max(rate, level) * Room;
        return new RateScale(rate / end * Width, level / end * Width);
    }
}
