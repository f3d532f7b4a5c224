using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A comparison of a number with a threshold.</summary>
/// <param name="Bit">The index of its bit in the masks.</param>
/// <param name="IsNegated">True for a comparison that holds where the number is not below the threshold.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="IsAtThreshold">True where the threshold itself counts as below.</param>
internal readonly record struct NumberAtom(int Bit, bool IsNegated, Threshold Threshold, bool IsAtThreshold);
