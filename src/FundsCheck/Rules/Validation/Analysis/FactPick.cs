namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>What a fact is at one point: unknown, or the place of its value, or its number.</summary>
internal readonly record struct FactPick(bool IsKnown, int Value, decimal Number);
