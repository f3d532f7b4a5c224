namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A comparison of a number. Numbers that are judged are whole, so each is one of two: below the edge, or (negated) not. The edge of a cover
/// is a number of hundredths of a percent and is multiplied by the amount first.
/// </summary>
/// <param name="Bit">Its place in the masks.</param>
/// <param name="IsNegated">Whether it is true where the number is not below.</param>
/// <param name="Edge">The edge, or a cover's factor.</param>
/// <param name="IsAtEdge">Of a cover: whether the edge itself counts as below it. In other edges this is worked in.</param>
internal readonly record struct NumberAtom(int Bit, bool IsNegated, Int128 Edge, bool IsAtEdge);
