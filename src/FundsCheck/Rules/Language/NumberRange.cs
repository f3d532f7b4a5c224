namespace FundsCheck.Rules.Language;

/// <summary>The range of the numbers of a single fact, in the unit of its thresholds.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The largest.</param>
/// <param name="Step">The step between neighbouring numbers.</param>
/// <param name="SpelledStep">The step between neighbouring numbers of plain tests: a second, a cent.</param>
internal sealed record NumberRange(decimal Low, decimal High, decimal Step, decimal SpelledStep);
