namespace FundsCheck.Rules.Parsing;

/// <summary>The position of an outcome in a check, which determines whether an accept is a waiver.</summary>
internal enum AnswerPlace
{
    /// <summary>On a known value of a check's own measure.</summary>
    Band,

    /// <summary>On a known headroom or cover: an accept is a waiver where it begins below what covers the debit.</summary>
    FundsBand,

    /// <summary>On a gate's good value.</summary>
    GateGood,

    /// <summary>On another value of the currency gate: an accept is a waiver.</summary>
    CurrencyGateOther,

    /// <summary>
    /// On another value of a reading gate: an accept is a waiver, and any answer may leave the failure's own code as the reason.
    /// </summary>
    ReadingGateOther,

    /// <summary>Inside an <c>ifUnknown</c>: an accept is a waiver.</summary>
    IfUnknown,
}
