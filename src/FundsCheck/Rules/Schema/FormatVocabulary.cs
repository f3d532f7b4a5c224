using FundsCheck.Balances;

namespace FundsCheck.Rules.Schema;

/// <summary>The words of format 1, as the schema tells them.</summary>
internal static class FormatVocabulary
{
    private static readonly string[] AfterAvailable = ["headroom.current", "headroom.credit"];

    public static SchemaVocabulary Whole { get; } = new()
    {
        Measures = [.. Funds(), .. Numbers(), .. Debit(), .. Account(), .. Balance()],
        Givens = [.. Amounts(), .. Facts()],
        Outcomes = FormatWords.Outcomes,
        Reasons = FormatReasons.Closed,
        EngineReasons = [new("HOLD_POSSIBLE", "The engine's own: counting debits that may not have arrived yet would not accept.")],
    };

    private static SchemaMeasure[] Funds() =>
    [
        Money("headroom.available", "Available - held - amount: what is left of the available balance after this debit and those on their way.")
            with { Worse = SchemaSide.Lower, CanBeUnknown = true, StandIns = AfterAvailable },
        Money("headroom.current", "Current - held - amount, on kinds that hold cash only.")
            with { Worse = SchemaSide.Lower, CanBeUnknown = true, StandIns = ["headroom.available", "headroom.overdraft", "headroom.credit", "cover.available"] },
        Money("headroom.overdraft", "Available + limit - held - amount, on kinds that hold cash only: a pre-arranged overdraft counts as money.")
            with { Worse = SchemaSide.Lower, CanBeUnknown = true, StandIns = ["headroom.available", "headroom.current", "headroom.credit", "cover.available"] },
        Money("headroom.credit", "Limit - current - held - amount, on credit kinds only: what is left of the credit line.")
            with { Worse = SchemaSide.Lower, CanBeUnknown = true, StandIns = ["headroom.available", "headroom.current", "headroom.overdraft", "cover.available"] },
        new("cover.available", SchemaUnit.Percent, "(Available - held) / amount: a buffer of 10 % is `below 110%`.")
            { Worse = SchemaSide.Lower, CanBeUnknown = true, StandIns = AfterAvailable },
    ];

    private static SchemaMeasure[] Numbers() =>
    [
        Money("amount", "What is to be debited."),
        Money("exposure", "Held + amount: all debits on their way from this account, this one included."),
        Money("available", "What the bank calls available; on accounts that hold cash without any overdraft.") with { Worse = SchemaSide.Lower, CanBeUnknown = true },
        new("balance.age", SchemaUnit.Duration, "How old the balance is; unknown where its time stamp is in the future.") { Worse = SchemaSide.Higher, CanBeUnknown = true },
        new("debit.attempt", SchemaUnit.Integer, "1 for a first entry, 2 for its first re-presentment, and so on; unknown where the earlier attempts are not on record.")
            { Worse = SchemaSide.Higher, CanBeUnknown = true },
    ];

    private static SchemaMeasure[] Debit() =>
    [
        new("debit.class", SchemaUnit.Words, "The standard entry class: one of Nacha's three-letter codes.") { Values = FormatWords.EntryClasses },
        new("debit.sameDay", SchemaUnit.Boolean, "Whether the entry is to settle on the day it is sent."),
        new("debit.lastReturn", SchemaUnit.Words, "The return code of the attempt before, or `none`; unknown where that attempt is not on record.")
            { CanBeUnknown = true, Values = FormatWords.Returns },
    ];

    private static SchemaMeasure[] Account() =>
    [
        new("account.kind", SchemaUnit.Words, "The kind of account; unknown where the provider's type has no kind.")
            { CanBeUnknown = true, Values = [.. AccountKinds.All.Select(FormatWords.Kind)] },
        new("account.verification", SchemaUnit.Words, "How the account's numbers were verified; `none` where they need no verifying.")
            { CanBeUnknown = true, Values = FormatWords.Verifications },
    ];

    private static SchemaMeasure[] Balance() =>
    [
        new("balance.source", SchemaUnit.Words, "How the balance was come by.") { Values = FormatWords.Sources },
        new("balance.reading", SchemaUnit.Words, "The gate of the reading: `read`, or the category of the failure. A rung without `reason` gives the failure's own code.")
            { GateOpensOn = "read", IsOfReading = true, Values = FormatWords.Readings },
        new("balance.failureCode", SchemaUnit.Words, "A gate of the reading by the provider's own codes, which are open text: `none` where the balance was read. A rung without `reason` gives the failure's own code.")
            { GateOpensOn = "none", IsOfReading = true, IsOpen = true, Values = [new("none", "The balance was read.")] },
        new("balance.currency", SchemaUnit.Words, "The gate of the currency: `same` where the balance is in the debit's.") { GateOpensOn = "same", Values = FormatWords.BalanceCurrencies },
    ];

    private static SchemaMeasure Money(string name, string sentence) => new(name, SchemaUnit.Money, sentence) { Worse = SchemaSide.Higher };

    private static SchemaGiven[] Amounts() =>
    [
        new("amount", SchemaUnit.Money, "What is to be debited; the one fact every test states.") { IsEntry = true },
        new("held", SchemaUnit.Money, "Debits certainly on their way; nothing where not said."),
        new("held.possible", SchemaUnit.Money, "Debits that may have arrived already; nothing where not said."),
        new("available", SchemaUnit.Money, "The available balance; unknown where `null` or not said.") { CanBeNull = true, IsBalance = true },
        new("current", SchemaUnit.Money, "The current balance; unknown where `null` or not said.") { CanBeNull = true, IsBalance = true },
        new("limit", SchemaUnit.Money, "The credit limit, or the overdraft; unknown where `null` or not said.") { CanBeNull = true, IsBalance = true },
    ];

    private static SchemaGiven[] Facts() =>
    [
        new("debit.class", SchemaUnit.Words, "The standard entry class; `WEB` where not said."),
        new("debit.sameDay", SchemaUnit.Boolean, "Whether it settles on the day it is sent; `false` where not said."),
        new("debit.attempt", SchemaUnit.Integer, "Which attempt it is; 1 where not said, unknown where `null`.") { CanBeNull = true },
        new("debit.lastReturn", SchemaUnit.Words, "The return code of the attempt before; `none` where not said, unknown where `null`.") { CanBeNull = true },
        new("account.kind", SchemaUnit.Words, "The kind of account; `checking` where not said, unknown where `null`.") { CanBeNull = true },
        new("account.verification", SchemaUnit.Words, "How it was verified; `none` where not said, unknown where `null`.") { CanBeNull = true },
        new("balance.reading", SchemaUnit.Words, "The reading; `read` where not said. `notRequested` where the debit's own facts decline before a balance is read.")
            { Also = [new("notRequested", "No balance was requested.")] },
        new("balance.failureCode", SchemaUnit.Words, "The failure's code, beside the category that `balance.reading` states; a code of the category's own where not said.") { IsFailureCode = true },
        new("balance.currency", SchemaUnit.Words, "The balance's currency; `same` where not said."),
        new("balance.source", SchemaUnit.Words, "How the balance was come by; `real-time` where not said."),
        new("balance.age", SchemaUnit.Duration, "How old the balance is; `0s` where not said, unknown where `null`.") { CanBeNull = true },
    ];
}
