namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>The value of a fact at a point: unknown, the index of a word, or a number.</summary>
internal readonly record struct FactPick(bool IsKnown, int Value, decimal Number);
