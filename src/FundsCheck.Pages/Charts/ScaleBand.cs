namespace FundsCheck.Pages.Charts;

/// <summary>A band of a scale.</summary>
/// <param name="Outcome">The outcome of the values.</param>
/// <param name="Words">The values in words, such as <c>from 0.00 USD</c>.</param>
/// <param name="Left">The left side, in units of the drawing.</param>
/// <param name="Width">The width; 0 for a band of one value.</param>
public sealed record ScaleBand(Outcome Outcome, string Words, decimal Left, decimal Width);
