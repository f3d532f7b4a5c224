namespace FundsCheck.Rules.Language;

/// <summary>The numbers that a measure which is no sum can be, in the unit of its thresholds.</summary>
/// <param name="Low">The least.</param>
/// <param name="High">The largest.</param>
/// <param name="Step">What lies between neighbouring numbers.</param>
/// <param name="SpelledStep">What lies between neighbouring numbers of plain tests: a second, a cent.</param>
internal sealed record NumberRange(decimal Low, decimal High, decimal Step, decimal SpelledStep);
