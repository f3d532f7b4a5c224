namespace FundsCheck;

/// <summary>The bounds of the facts of a source. A reading outside them counts as one that failed.</summary>
public static class FactSourceLimits
{
    /// <summary>The most facts of one reading.</summary>
    public const int FactsMax = DebitLimits.FactsMax;

    /// <summary>The longest name or text of a fact, in characters.</summary>
    public const int FactLengthMax = DebitLimits.FactLengthMax;

    /// <summary>The longest reference and the longest request id: printable ASCII characters without spaces.</summary>
    public const int ReferenceLengthMax = 128;
}
