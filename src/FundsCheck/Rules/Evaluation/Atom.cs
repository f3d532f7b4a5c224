namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// One comparison. It is true, false or unknown: one bit in each of two masks. An edge of a cover is compared by
/// cross-multiplication, its number being hundredths of a percent.
/// </summary>
internal readonly record struct Atom(AtomKind Kind, int Slot, bool IsCover, decimal Edge, UInt128 Set);
