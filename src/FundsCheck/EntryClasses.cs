namespace FundsCheck;

/// <summary>
/// The standard entry class codes of the Nacha Operating Rules (2026, appendix three). Which of them may be debited is for rules to judge.
/// </summary>
public static class EntryClasses
{
    /// <summary>Every code, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "ACK", "ADV", "ARC", "ATX", "BOC", "CCD", "CIE", "COR", "CTX", "DNE", "ENR", "IAT",
        "MTE", "POP", "POS", "PPD", "RCK", "SHR", "TEL", "TRC", "TRX", "WEB", "XCK",
    ];
}
