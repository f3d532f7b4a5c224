namespace FundsCheck;

/// <summary>
/// What the rules answer, in order of severity: of several answers the most severe wins.
/// <c>default</c> is no outcome: a forgotten one can never be read as an accept.
/// </summary>
public enum Outcome
{
    /// <summary>Not an outcome. Nothing returns it.</summary>
    None = 0,

    /// <summary>The debit may be sent.</summary>
    Accept = 1,

    /// <summary>A person decides, or the check is asked again later.</summary>
    Review = 2,

    /// <summary>The debit must not be sent.</summary>
    Decline = 3,
}
