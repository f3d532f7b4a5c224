using System.Collections.Frozen;
using FundsCheck.Balances;

namespace FundsCheck.Rules.Vocabulary;

/// <summary>The measures of rule format v1, a closed list.</summary>
internal static class Measures
{
    public const string Read = "read";
    public const string Same = "same";

    /// <summary>The reading where no balance was requested; no rung names it.</summary>
    public const string NotRequested = "notRequested";

    /// <summary>The failure code of a balance that was read.</summary>
    public const string NoFailure = "none";

    public static readonly IReadOnlyList<string> Booleans = ["false", "true"];

    public static readonly IReadOnlyList<string> Sources = ["real-time", "cached", "supplied"];

    public static readonly IReadOnlyList<string> Currencies = [Same, "other", "unofficial", "missing", "contradictory"];

    private const MeasureNeeds BalanceMoney = MeasureNeeds.Balance | MeasureNeeds.Money;
    private const MeasureNeeds BalanceMoneyAndHolds = BalanceMoney | MeasureNeeds.Holds;

    public static IReadOnlyList<Measure> All { get; } =
    [
        Number("amount", MeasureId.Amount, MeasureUnit.Money, WorseSide.Higher, MeasureNeeds.None, "the debit's amount")
            with { Form = new MoneyForm(Amount: 1) },
        Number("exposure", MeasureId.Exposure, MeasureUnit.Money, WorseSide.Higher, MeasureNeeds.Holds, "own debits on their way from the account, this one included (held + amount)")
            with { Form = new MoneyForm(Held: 1, Amount: 1) },
        Number("debit.attempt", MeasureId.Attempt, MeasureUnit.Integer, WorseSide.Higher, MeasureNeeds.None, "1 for a first entry, one more for each re-presentment; unknown where its earlier attempts are not on record") with { CanBeUnknown = true },
        Number("balance.age", MeasureId.BalanceAge, MeasureUnit.Duration, WorseSide.Higher, MeasureNeeds.Balance, "how old the balance is; unknown where its time is unreadable or in the future"),
        Number("available", MeasureId.Available, MeasureUnit.Money, WorseSide.Lower, BalanceMoney, "what the bank says can be drawn now; unknown where it is null")
            with { Form = new MoneyForm(Available: 1) },
        Number("headroom.available", MeasureId.HeadroomAvailable, MeasureUnit.Money, WorseSide.Lower, BalanceMoneyAndHolds, "what is left of available (available - held - amount)")
            with { Form = new MoneyForm(Available: 1, Held: -1, Amount: -1) },
        Number("headroom.current", MeasureId.HeadroomCurrent, MeasureUnit.Money, WorseSide.Lower, BalanceMoneyAndHolds, "what is left of current (current - held - amount); depository accounts only")
            with { Form = new MoneyForm(Current: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository) },
        Number("headroom.overdraft", MeasureId.HeadroomOverdraft, MeasureUnit.Money, WorseSide.Lower, BalanceMoneyAndHolds, "what is left with a pre-arranged overdraft (available + limit - held - amount); depository accounts only")
            with { Form = new MoneyForm(Available: 1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Depository) },
        Number("headroom.credit", MeasureId.HeadroomCredit, MeasureUnit.Money, WorseSide.Lower, BalanceMoneyAndHolds, "what is left of the credit limit (limit - current - held - amount); credit accounts only")
            with { Form = new MoneyForm(Current: -1, Limit: 1, Held: -1, Amount: -1, Family: AccountFamily.Credit) },
        Number("cover.available", MeasureId.CoverAvailable, MeasureUnit.Percent, WorseSide.Lower, BalanceMoneyAndHolds, "what available covers of the amount ((available - held) / amount); a 10 % buffer is below 110%")
            with { Form = new MoneyForm(Available: 1, Held: -1) },
        Value("debit.class", MeasureId.EntryClass, MeasureNeeds.None, false, EntryClasses.All, "the entry class"),
        Value("debit.sameDay", MeasureId.SameDay, MeasureNeeds.None, false, Booleans, "whether the entry is to settle on the day it is sent"),
        Value("debit.lastReturn", MeasureId.LastReturn, MeasureNeeds.None, true, ["none", .. ReturnCodes.All], "the return code of the attempt before, none for a first entry; unknown where that attempt is not on record"),
        Value("account.kind", MeasureId.AccountKind, MeasureNeeds.Balance, true, [.. AccountKinds.All.Select(kind => kind.Name)], "the kind of account; unknown where the provider's type has no kind"),
        Value("account.verification", MeasureId.Verification, MeasureNeeds.Balance, true, AccountVerifications.All, "how the account was verified; none where it does not apply"),
        Value("balance.source", MeasureId.BalanceSource, MeasureNeeds.Balance, false, Sources, "how the balance was come by"),
        Value("balance.reading", MeasureId.BalanceReading, MeasureNeeds.Gate, false, [Read, .. BalanceFailures.CategoryNames], "read, or the category of the failure")
            with { Unnamed = NotRequested },
        FailureCode([]),
        Value("balance.currency", MeasureId.BalanceCurrency, MeasureNeeds.Gate | MeasureNeeds.Balance, false, Currencies, "the balance's currency beside the debit's"),
    ];

    private static readonly Measure[] InOrder = [.. All];

    /// <summary>What a rule set checks, or states to leave unchecked; in ordinal order.</summary>
    public static IReadOnlyList<Measure> Expected { get; } = [Of(MeasureId.AccountKind), Of(MeasureId.Verification), Of(MeasureId.BalanceAge), Of(MeasureId.BalanceSource)];

    public static FrozenDictionary<string, Measure> ByName { get; } = All.ToFrozenDictionary(measure => measure.Name, StringComparer.Ordinal);

    public static Measure Of(MeasureId id) => InOrder[(int)id];

    /// <summary>The provider's code of a failure, as a rule set looks at it that names these codes.</summary>
    public static Measure FailureCode(IReadOnlyList<string> codes) =>
        Value("balance.failureCode", MeasureId.FailureCode, MeasureNeeds.Gate, false, [NoFailure, .. codes], "the provider's own code of the failure, none where the balance was read")
            with { Unnamed = OtherThan(codes) };

    // A code that no rung names, so that examples and suggested tests can state it.
    private static string OtherThan(IReadOnlyList<string> codes)
    {
        var other = "OTHER_CODE";
        while (codes.Contains(other, StringComparer.Ordinal))
        {
            other += "_";
        }

        return other;
    }

    private static Measure Number(string name, MeasureId id, MeasureUnit unit, WorseSide worse, MeasureNeeds needs, string sentence) =>
        new(name, id, unit, worse, needs, needs.HasFlag(MeasureNeeds.Balance), [], sentence);

    private static Measure Value(string name, MeasureId id, MeasureNeeds needs, bool canBeUnknown, IReadOnlyList<string> values, string sentence) =>
        new(name, id, MeasureUnit.Value, WorseSide.None, needs, canBeUnknown, values, sentence);
}
