namespace FundsCheck.Rules.Parsing;

/// <summary>
/// The rules of the loader that ensure the invariants of every rule set. Only tests switch a rule off, to show that an invariant then
/// breaks.
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

    /// <summary>The analysis over all facts. No invariant depends on it, and generated rule sets may contain what it rejects.</summary>
    Analysis = 16384,

    /// <summary>Thresholds ascend. No invariant depends on it, but a rejected band list would be misleading.</summary>
    ThresholdsAscend = 32768,
    FundsCover = 65536,

    /// <summary>
    /// The analysis of the cover over all facts. It also rejects many rule sets that break an invariant whose own rule is switched off.
    /// </summary>
    CoverAnalysis = 131072,
}
