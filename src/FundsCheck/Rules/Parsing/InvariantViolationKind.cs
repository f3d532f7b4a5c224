namespace FundsCheck.Rules.Parsing;

/// <summary>The kind of a broken invariant, which determines its two example debits. The element at the position is in brackets.</summary>
internal enum InvariantViolationKind
{
    /// <summary>A band list is milder toward its worse side (the milder band).</summary>
    BandListFalls,

    /// <summary>The thresholds of two bands do not ascend (the second band).</summary>
    ThresholdsDescend,

    /// <summary>A known value matches no band (the last band).</summary>
    OtherwiseMissing,

    /// <summary>A negative cover (the threshold).</summary>
    NegativeCover,

    /// <summary>A guard exempts the worse side (the guard).</summary>
    GuardEscapes,

    /// <summary>An accept of an unknown measure has no because (the outcome).</summary>
    WaiverUnexplained,

    /// <summary>An unknown measure has no outcome (the measure).</summary>
    IfUnknownMissing,

    /// <summary>No gate checks the reading.</summary>
    ReadingGateMissing,

    /// <summary>No gate checks the currency.</summary>
    CurrencyGateMissing,

    /// <summary>A gate has guards (the check's id).</summary>
    GateGuarded,

    /// <summary>A gate does not distinguish its good value (the check's id).</summary>
    GateShared,

    /// <summary>No check judges the money.</summary>
    FundsMissing,

    /// <summary>A band accepts money that does not cover the debit (the band).</summary>
    FundsUncovered,
}
