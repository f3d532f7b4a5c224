namespace FundsCheck.Tests.Rules.Generation;

/// <summary>The rules of the loader that enforce an invariant: a rule set that breaks only one of them breaks the invariant.</summary>
internal enum LoaderRule
{
    /// <summary>A number in <c>for</c> points to the worse side, in <c>unless</c> to the better one.</summary>
    GuardDirection,

    /// <summary>Severity only rises toward the measure's worse side.</summary>
    BandListDirection,

    /// <summary>Percentages are not negative.</summary>
    PercentNotNegative,

    /// <summary>An accept inside an <c>ifUnknown</c> has a reason and a <c>because</c>.</summary>
    WaiverBecause,

    /// <summary>An accept in a gate for another than the good value has a reason and a <c>because</c>.</summary>
    GateWaiverBecause,

    /// <summary>One check of a headroom or cover at least has no guard.</summary>
    FundsUnguarded,

    /// <summary>A check of a headroom or cover without guards accepts, but for waivers, only what the money covers.</summary>
    FundsCover,

    /// <summary>There is a check of <c>balance.reading</c> or of <c>balance.failureCode</c>.</summary>
    ReadingGateRequired,

    /// <summary>There is a check of <c>balance.currency</c>.</summary>
    CurrencyGateRequired,

    /// <summary>There is no second check of <c>balance.reading</c>, nor of <c>balance.failureCode</c>.</summary>
    GateOnce,

    /// <summary>The gates have no guards.</summary>
    GateUnguarded,

    /// <summary>A gate's good value stands alone in its band.</summary>
    GateGoodValueAlone,

    /// <summary><c>ifUnknown</c> stands wherever the measure can be unknown.</summary>
    IfUnknownRequired,

    /// <summary>The last band is <c>otherwise</c>.</summary>
    OtherwiseLast,

    /// <summary>A band that reviews or declines has a reason, but for those of the reading gate.</summary>
    ReasonRequired,
}
