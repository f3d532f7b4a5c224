namespace FundsCheck.Pages.Charts;

/// <summary>A part of a column.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Count">The number of debits.</param>
/// <param name="Top">The upper side, in units of the drawing.</param>
/// <param name="Height">The height, in proportion to the number.</param>
public sealed record ColumnPart(Outcome Outcome, long Count, decimal Top, decimal Height);
