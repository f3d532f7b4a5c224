namespace FundsCheck.Rules.Vocabulary;

/// <summary>The closed list of measures; <see cref="Host"/> stands for every fact that a rule set declares.</summary>
internal enum MeasureId
{
    Amount,
    Exposure,
    Attempt,
    BalanceAge,
    Available,
    HeadroomAvailable,
    HeadroomCurrent,
    HeadroomOverdraft,
    HeadroomCredit,
    CoverAvailable,
    EntryClass,
    SameDay,
    LastReturn,
    AccountKind,
    Verification,
    BalanceSource,
    BalanceReading,
    FailureCode,
    BalanceCurrency,
    Host,
}
