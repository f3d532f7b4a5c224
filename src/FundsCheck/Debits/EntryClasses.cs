namespace FundsCheck;

/// <summary>
/// The standard entry class codes of the Nacha Operating Rules (2026, appendix three). Which of them may be debited is for rules to judge.
/// </summary>
public static class EntryClasses
{
    /// <summary>Every code with its meaning.</summary>
    internal static IReadOnlyList<ListedWord> Words { get; } = ListedWord.ParseList("""
        ACK  An acknowledgment of a CCD credit.
        ADV  An accounting advice of the operator.
        ARC  A check received by mail, converted.
        ATX  An acknowledgment of a CTX credit.
        BOC  A check converted in the back office.
        CCD  A corporate entry.
        CIE  A consumer's bill payment.
        COR  A notification of change.
        CTX  A corporate entry with many addenda.
        DNE  A death notification.
        ENR  An enrollment by a federal agency.
        IAT  An international entry.
        MTE  A machine transfer, as at a cash dispenser.
        POP  A check converted at the point of purchase.
        POS  A debit at a point of sale.
        PPD  A consumer's debit authorized in writing or similarly.
        RCK  A re-presented check.
        SHR  A debit in a shared network.
        TEL  A consumer's debit authorized by telephone.
        TRC  A truncated check.
        TRX  Many truncated checks.
        WEB  A consumer's debit authorized on the internet or a mobile device.
        XCK  A destroyed check.
        """);

    /// <summary>Every code, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Words.Select(word => word.Word)];
}
