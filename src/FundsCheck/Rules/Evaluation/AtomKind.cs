namespace FundsCheck.Rules.Evaluation;

/// <summary>How an atom looks at its measure.</summary>
internal enum AtomKind : byte
{
    Below,
    UpTo,
    Above,
    AtLeast,
    In,

    /// <summary>True of every known value: the last rung of a ladder.</summary>
    Known,
}
