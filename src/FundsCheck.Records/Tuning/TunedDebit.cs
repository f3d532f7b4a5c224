namespace FundsCheck.Records;

/// <summary>What is known of a debit, for the values of a threshold.</summary>
internal enum TunedDebit
{
    /// <summary>It was neither accepted nor approved, and not sent.</summary>
    NotSent = 0,

    /// <summary>It was accepted or approved, and is not known to have been sent.</summary>
    LetThrough = 1,

    /// <summary>It was sent, and no return is recorded.</summary>
    Good = 2,

    /// <summary>It was returned with a counted code.</summary>
    Returned = 3,

    /// <summary>It was returned with another code.</summary>
    ReturnedOtherwise = 4,

    /// <summary>It was sent although every decision on it was a decline: no threshold stops it.</summary>
    AgainstDecline = 5,
}
