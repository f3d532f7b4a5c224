namespace FundsCheck.Pages.Charts;

/// <summary>An amount as a bar.</summary>
/// <param name="Name">The name of the amount.</param>
/// <param name="Amount">The amount in words.</param>
/// <param name="Left">The left side, in units of the drawing.</param>
/// <param name="Width">The width, in proportion to the amount.</param>
public sealed record AmountBar(string Name, string Amount, decimal Left, decimal Width);
