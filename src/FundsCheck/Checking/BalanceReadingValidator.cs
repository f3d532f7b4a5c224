using FundsCheck.Rules.Language;

namespace FundsCheck.Checking;

/// <summary>
/// The door of readings, for those that a host supplies and those of a source: what is judged and recorded has passed it. Pure.
/// </summary>
internal static class BalanceReadingValidator
{
    /// <summary>What is wrong with a reading: its member and the bound, never a value. Null where nothing is.</summary>
    public static string? ProblemOf(BalanceReading? reading) => ProblemOfOne(reading) ?? ProblemOfOther(reading);

    // INVARIANT: a balance is judged in place of a later one only where it is the fresher one: the bank was read for the check.
    private static string? ProblemOfOther(BalanceReading? reading) => (reading, reading?.Other) switch
    {
        (_, null) => null,
        (_, { Other: not null }) => "the reading's `Other` has no other reading of its own",
        (BalanceReading.Succeeded { Balance: var judged }, BalanceReading.Succeeded { Balance: { } other })
            when judged.Freshness <= other.Freshness && BalanceOrder.Instance.Compare(judged, other) < 0 =>
                "the reading's `Other` is not fresher than its `Balance`",
        (_, var other) => ProblemOfOne(other) is { } problem ? $"in the reading's `Other`, {problem}" : null,
    };

    private static string? ProblemOfOne(BalanceReading? reading) => reading switch
    {
        BalanceReading.Succeeded { Balance: { } balance } => ProblemOf(balance),
        BalanceReading.Succeeded => "the reading's `Balance` is missing",
        BalanceReading.Failed { Failure: { } failure } => ProblemOf(failure),
        BalanceReading.Failed => "the reading's `Failure` is missing",
        BalanceReading.NotRequested => "only the check itself can find that no balance is needed",
        null => "the reading is missing",
        _ => "the reading is of a type of its own; it is a `Succeeded` or a `Failed`",
    };

    /// <summary>What is wrong with a reading of an account: a balance is of that account, a reading that failed is of any.</summary>
    public static string? ProblemOf(BalanceReading reading, AccountRef account) =>
        IsOfAnother(reading, account) || IsOfAnother(reading.Other, account)
            ? "the reading is of another account than the debit's"
            : null;

    private static bool IsOfAnother(BalanceReading? reading, AccountRef account) =>
        reading is BalanceReading.Succeeded read
        && !string.Equals(read.Balance.AccountId, account.SourceAccountId, StringComparison.Ordinal);

    /// <summary>
    /// The reading in the one form that records keep: times in UTC and whole microseconds, an empty id as none, so that accounts without
    /// one are not linked by it.
    /// </summary>
    public static BalanceReading Canonical(BalanceReading reading) => CanonicalOne(reading) is var canonical && reading.Other is { } other
        ? canonical with { Other = CanonicalOne(other) }
        : canonical;

    private static BalanceReading CanonicalOne(BalanceReading reading) => reading switch
    {
        BalanceReading.Succeeded read => IsCanonical(read.Balance) ? read : read with { Balance = Canonical(read.Balance) },
        BalanceReading.Failed { Failure: { Cause: "" } or { ProviderRequestId: "" } } failed =>
            failed with { Failure = Canonical(failed.Failure) },
        _ => reading,
    };

    private static BalanceFailure Canonical(BalanceFailure failure) =>
        failure with { Cause = NullWhereEmpty(failure.Cause), ProviderRequestId = NullWhereEmpty(failure.ProviderRequestId) };

    private static AccountBalance Canonical(AccountBalance balance) => balance with
    {
        AsOf = balance.AsOf is { } asOf ? Microseconds.Floor(asOf) : null,
        RequestedAt = Microseconds.Floor(balance.RequestedAt),
        RetrievedAt = Microseconds.Floor(balance.RetrievedAt),
        InstitutionId = NullWhereEmpty(balance.InstitutionId),
        PersistentAccountId = NullWhereEmpty(balance.PersistentAccountId),
        ProviderRequestId = NullWhereEmpty(balance.ProviderRequestId),
        ProviderType = balance.Kind is null ? balance.ProviderType : null,
        ProviderSubtype = balance.Kind is null ? balance.ProviderSubtype : null,
        ProviderVerification = balance.Verification == AccountVerification.Unknown ? NullWhereEmpty(balance.ProviderVerification) : null,
    };

    // Most balances are: a copy is made only where it differs.
    private static bool IsCanonical(AccountBalance balance) =>
        Microseconds.IsWhole(balance.RequestedAt)
        && Microseconds.IsWhole(balance.RetrievedAt)
        && (balance.AsOf is not { } asOf || Microseconds.IsWhole(asOf))
        && balance is not ({ InstitutionId: "" } or { PersistentAccountId: "" } or { ProviderRequestId: "" })
        && (balance.Kind is null || balance is { ProviderType: null, ProviderSubtype: null })
        && (balance.ProviderVerification is null
            || balance is { Verification: AccountVerification.Unknown, ProviderVerification.Length: > 0 });

    private static string? ProblemOf(BalanceFailure failure) =>
        Listed("Failure.Category", failure.Category)
        ?? (ReasonCodes.MayBeFailureCode(failure.Code)
            ? null
            : $"the reading's `Failure.Code` has 1 to {BalanceLimits.FailureCodeLengthMax} printable characters, and is no code of a "
                + "check's reason")
        ?? (failure.Cause is null || PrintableText.Fits(failure.Cause, BalanceLimits.FailureCodeLengthMax)
            ? null
            : $"the reading's `Failure.Cause` has at most {BalanceLimits.FailureCodeLengthMax} printable characters")
        ?? Text("Failure.ProviderRequestId", failure.ProviderRequestId);

    private static string? ProblemOf(AccountBalance balance) =>
        (balance.AccountId is null ? "the reading's `Balance.AccountId` is missing" : Text("Balance.AccountId", balance.AccountId))
        ?? (balance.Kind is null || AccountKinds.Find(balance.Kind.Name) == balance.Kind
            ? null
            : "the reading's `Balance.Kind` is one of AccountKinds.All")
        ?? Text("Balance.ProviderType", balance.ProviderType)
        ?? Text("Balance.ProviderSubtype", balance.ProviderSubtype)
        ?? Text("Balance.InstitutionId", balance.InstitutionId)
        ?? Listed("Balance.Holder", balance.Holder)
        ?? ProblemOf(balance.Currency)
        ?? Listed("Balance.Verification", balance.Verification)
        ?? Text("Balance.ProviderVerification", balance.ProviderVerification)
        ?? Text("Balance.PersistentAccountId", balance.PersistentAccountId)
        ?? Listed("Balance.Freshness", balance.Freshness)
        ?? ProblemOfTimes(balance)
        ?? Text("Balance.ProviderRequestId", balance.ProviderRequestId);

    private static string? ProblemOf(BalanceCurrency? currency) => currency switch
    {
        BalanceCurrency.Iso iso => Code("Balance.Currency", iso.Code),
        BalanceCurrency.Unofficial unofficial => Code("Balance.Currency", unofficial.Code),
        BalanceCurrency.Contradictory both => Code("Balance.Currency", both.IsoCode) ?? Code("Balance.Currency", both.UnofficialCode),
        BalanceCurrency.Missing => null,
        null => "the reading's `Balance.Currency` is missing; where the source states none, it is a `Missing`",
        _ => "the reading's `Balance.Currency` is of a type of its own; BalanceCurrency.From makes one",
    };

    private static string? ProblemOfTimes(AccountBalance balance) =>
        Time("Balance.RequestedAt", balance.RequestedAt)
        ?? Time("Balance.RetrievedAt", balance.RetrievedAt)
        ?? (balance.RetrievedAt < balance.RequestedAt ? "the reading's `Balance.RetrievedAt` is not before its `RequestedAt`" : null)
        ?? (balance.AsOf is { } asOf ? Time("Balance.AsOf", asOf) : null)
        ?? (balance.AsOfUnreadable is not { } text || (text.Length > 0 && PrintableText.Fits(text, BalanceLimits.UnreadableTimeLengthMax))
            ? null
            : $"the reading's `Balance.AsOfUnreadable` has 1 to {BalanceLimits.UnreadableTimeLengthMax} printable characters");

    private static string? Text(string member, string? text) =>
        text is null || PrintableText.Fits(text, BalanceLimits.TextLengthMax)
            ? null
            : $"the reading's `{member}` has at most {BalanceLimits.TextLengthMax} printable characters";

    // An empty code would be read back as none: BalanceCurrency.From takes it for a missing one.
    private static string? Code(string member, string? code) =>
        code is { Length: > 0 } && PrintableText.Fits(code, BalanceLimits.TextLengthMax)
            ? null
            : $"the reading's `{member}` has a code of 1 to {BalanceLimits.TextLengthMax} printable characters";

    private static string? Listed<T>(string member, T value)
        where T : struct, Enum =>
        Enum.IsDefined(value) ? null : $"the reading's `{member}` is one of {string.Join(", ", Enum.GetNames<T>())}";

    private static string? Time(string member, DateTimeOffset time) =>
        time >= BalanceLimits.TimeMin ? null : $"the reading's `{member}` is not before {BalanceLimits.TimeMin:yyyy-MM-dd}";

    private static string? NullWhereEmpty(string? text) => text is "" ? null : text;
}
