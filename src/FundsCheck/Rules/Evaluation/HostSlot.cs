namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// A host fact as judging sees it: a number in its unit, or the place of its value. Of money <see cref="Figure"/> is the amount as stated.
/// </summary>
internal readonly record struct HostSlot(bool IsKnown, Int128 Number, int Index, decimal Figure);
