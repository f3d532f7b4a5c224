namespace FundsCheck.Rules.Parsing;

/// <summary>How a file breaks a invariant, and so which two debits show it. What stands at the place is in brackets.</summary>
internal enum InvariantViolationKind
{
    /// <summary>A band list turns milder toward its worse side (the band with which it does).</summary>
    BandListFalls,

    /// <summary>The thresholds of two bands do not ascend (the second band).</summary>
    ThresholdsDescend,

    /// <summary>A known value lands on no band (the last band).</summary>
    OtherwiseMissing,

    /// <summary>A share below nothing (the threshold).</summary>
    NegativeCover,

    /// <summary>The worse side escapes (the guard).</summary>
    GuardEscapes,

    /// <summary>An accept of what is unknown says no why (the outcome).</summary>
    WaiverUnexplained,

    /// <summary>An unknown measure has no answer (the measure).</summary>
    IfUnknownMissing,

    /// <summary>Nobody tells an unread balance.</summary>
    ReadingGateMissing,

    /// <summary>Nobody tells a balance in another currency.</summary>
    CurrencyGateMissing,

    /// <summary>A gate can be excused (the check's id).</summary>
    GateGuarded,

    /// <summary>A gate answers its good value as another (the check's id).</summary>
    GateShared,

    /// <summary>Nobody looks at the money.</summary>
    FundsMissing,

    /// <summary>Money that does not cover the debit is accepted (the band).</summary>
    FundsUncovered,
}
