namespace FundsCheck;

/// <summary>Why a fact is unknown.</summary>
public enum UnknownCause
{
    /// <summary>It is not stated: null, or absent.</summary>
    NotStated = 0,

    /// <summary>A provider's value that its adapter does not know; kept as it came.</summary>
    Unlisted = 1,

    /// <summary>A time in the future, beyond <see cref="FactLimits.ClockSkewMax"/>.</summary>
    InTheFuture = 2,

    /// <summary>Text that is not a time.</summary>
    Unreadable = 3,

    /// <summary>A host fact of another type than the rule set declares, or outside its list.</summary>
    WrongType = 4,

    /// <summary>An age outside <see cref="FactLimits"/>.</summary>
    OutOfRange = 5,

    /// <summary>What the debit states of its earlier attempts, where these attempts are not on record.</summary>
    NotVerified = 6,

    /// <summary>A fact of a source that was not read, as the debit's own facts declined it.</summary>
    NotRequested = 7,
}
