using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>A comparison of a number with an edge.</summary>
/// <param name="Bit">Its place in the masks.</param>
/// <param name="IsNegated">Whether it is true where the number is not below.</param>
/// <param name="Edge">The edge.</param>
/// <param name="IsAtEdge">Whether the edge itself counts as below it.</param>
internal readonly record struct NumberAtom(int Bit, bool IsNegated, Threshold Edge, bool IsAtEdge);
