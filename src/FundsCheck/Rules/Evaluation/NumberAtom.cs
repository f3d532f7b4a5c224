using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A comparison of a number with a threshold.</summary>
/// <param name="Bit">Its place in the masks.</param>
/// <param name="IsNegated">Whether it is true where the number is not below.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="IsAtThreshold">Whether the threshold itself counts as below it.</param>
internal readonly record struct NumberAtom(int Bit, bool IsNegated, Threshold Threshold, bool IsAtThreshold);
