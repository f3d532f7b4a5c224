namespace FundsCheck.Rules.Parsing;

/// <summary>
/// The loader's rules from which the invariants of every rule set follow. Tests switch one off to show that a invariant then breaks;
/// nothing else does.
/// </summary>
[Flags]
internal enum LoaderRule
{
    None = 0,
    GuardDirection = 1,
    BandListDirection = 2,
    WaiverBecause = 4,
    FundsUnguarded = 8,
    ReadingGateRequired = 16,
    CurrencyGateRequired = 32,
    GateUnguarded = 64,
    GateGoodValueAlone = 128,
    IfUnknownRequired = 256,
    OtherwiseLast = 512,
    PercentNotNegative = 1024,
    GateWaiverBecause = 2048,
    GateOnce = 4096,
    ReasonRequired = 8192,

    /// <summary>The analysis over all facts: no invariant rests on it, and generated rule sets may hold what it refuses.</summary>
    Analysis = 16384,

    /// <summary>Thresholds ascend: no invariant rests on it, but what it refuses means something else than it says.</summary>
    ThresholdsAscend = 32768,
    FundsCover = 65536,

    /// <summary>
    /// The proof of the cover over all facts: it refuses much of what breaks a invariant where the rule behind the invariant is switched off.
    /// </summary>
    CoverAnalysis = 131072,
}
