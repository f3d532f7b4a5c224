namespace FundsCheck;

/// <summary>How an account's numbers were verified. <c>default</c> is none: verification does not apply.</summary>
public enum AccountVerification
{
    /// <summary>Verification does not apply, as with accounts linked by login.</summary>
    None = 0,

    /// <summary>Verified without the user, as by automatic micro-deposits.</summary>
    VerifiedAutomatically = 1,

    /// <summary>Verified with the user's help, as by a code of a micro-deposit.</summary>
    VerifiedManually = 2,

    /// <summary>Matched in a provider's data.</summary>
    Matched = 3,

    /// <summary>Plausible by a provider's data, but not known there.</summary>
    MatchedWithCaution = 4,

    /// <summary>Not verified yet.</summary>
    Pending = 5,

    /// <summary>Verification failed.</summary>
    Failed = 6,

    /// <summary>Not verified within the time allowed.</summary>
    Expired = 7,

    /// <summary>The provider states a status that its adapter does not know.</summary>
    Unknown = 8,
}
