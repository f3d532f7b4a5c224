namespace FundsCheck.Pages.Charts;

/// <summary>A column of a chart over time: the numbers of a span of days, stacked by severity.</summary>
/// <param name="Start">The first day of the span.</param>
/// <param name="Left">The left side, in units of the drawing.</param>
/// <param name="Parts">The parts from the ground up: accept, review, decline; parts of no debits are left out.</param>
public sealed record Column(DateOnly Start, decimal Left, IReadOnlyList<ColumnPart> Parts);
