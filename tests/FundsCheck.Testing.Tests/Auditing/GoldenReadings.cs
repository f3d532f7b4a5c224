namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>
/// Every kind of reading, by a name that becomes the id of the debit. Words are written out, so that the log stays the same when this
/// library adds words.
/// </summary>
internal static class GoldenReadings
{
    public const decimal Digits28 = 1_234_567_890_123_456_789_012_345_678m;
    public const decimal Fraction28 = 0.1234567890123456789012345678m;

    private static readonly string[] Kinds =
        [
            "checking", "savings", "cash management", "money market", "prepaid", "credit card", "credit", "line of credit", "home equity",
            "loan", "investment", "payroll",
        ];

    private static readonly (string? Type, string? Subtype)[] UnknownKinds =
        [(null, null), ("depository", null), (null, "checking"), (Odd, Odd), ("depository", new string('s', 256))];

    private static readonly AccountVerification[] Verifications =
    [
        AccountVerification.None, AccountVerification.VerifiedAutomatically, AccountVerification.VerifiedManually,
        AccountVerification.Matched,
        AccountVerification.MatchedWithCaution, AccountVerification.Pending, AccountVerification.Failed, AccountVerification.Expired,
    ];

    private static readonly (BalanceFailureCategory Category, string Code)[] Failures =
    [
        (BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED"), (BalanceFailureCategory.UserActionRequired, "NO_ACCOUNTS"),
        (BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN"), (BalanceFailureCategory.RateLimited, "RATE_LIMIT"),
        (BalanceFailureCategory.Misconfigured, "INVALID_ACCESS_TOKEN"), (BalanceFailureCategory.ProviderUnavailable, "BALANCE_TIMEOUT"),
        (BalanceFailureCategory.ProviderUnavailable, "BALANCE_HTTP_ERROR"),
        (BalanceFailureCategory.InvalidResponse, "BALANCE_RESPONSE_INVALID"),
        (BalanceFailureCategory.AccountUnavailable, "ACCOUNT_NOT_RETURNED"),
        (BalanceFailureCategory.StaleBalance, "LAST_UPDATED_DATETIME_OUT_OF_RANGE"),
        (BalanceFailureCategory.InvalidResponse, "BALANCE_SOURCE_FAILED"), (BalanceFailureCategory.InvalidResponse, Odd),
    ];

    private const string Odd = "ünïcödé 漢字 🏦 \"quoted\" \\ \u200D עברית e\u0301";

    public static IEnumerable<(string Name, BalanceReading Reading)> All(DateTimeOffset now) =>
        [.. Amounts(now), .. Currencies(now), .. Accounts(now), .. Times(now), .. Unread()];

    public static AccountBalance Plain(DateTimeOffset now) => new()
    {
        AccountId = "filled in for each debit",
        Kind = AccountKinds.Find("checking"),
        Holder = AccountHolder.Personal,
        Available = 1_000m,
        Current = 1_100.50m,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = now.AddSeconds(-2),
        RetrievedAt = now.AddTicks(-1_234_567),
    };

    private static IEnumerable<(string, BalanceReading)> Amounts(DateTimeOffset now)
    {
        decimal?[] amounts =
        [
            null,
            0m,
            0.01m,
            -12.34m,
            0.10000000m,
            99.99999999m,
            99_999_999_999_999.12345678m,
            100_000_000_000_000m,
            -100_000_000_000_000m,
            100_000_000_000_000.01m,
            12.123456789m,
            Digits28,
            -Digits28,
            Fraction28,
            -Fraction28,
            decimal.MaxValue,
            decimal.MinValue,
        ];
        return amounts.SelectMany((amount, index) => new (string, BalanceReading)[]
        {
            ($"available-{index}", Read(Plain(now) with { Available = amount })),
            ($"current-{index}", Read(Plain(now) with { Current = amount, Available = null })),
            ($"limit-{index}", Read(Plain(now) with { Limit = amount, Kind = AccountKinds.Find("savings") })),
        });
    }

    private static IEnumerable<(string, BalanceReading)> Currencies(DateTimeOffset now) =>
    [
        ("currency-other", Read(Plain(now) with { Currency = new BalanceCurrency.Iso("EUR") })),
        ("currency-odd", Read(Plain(now) with { Currency = new BalanceCurrency.Iso(Odd) })),
        ("currency-unofficial", Read(Plain(now) with { Currency = new BalanceCurrency.Unofficial("BTC") })),
        ("currency-missing", Read(Plain(now) with { Currency = new BalanceCurrency.Missing() })),
        ("currency-contradictory", Read(Plain(now) with { Currency = new BalanceCurrency.Contradictory("USD", "BTC") })),
    ];

    private static IEnumerable<(string, BalanceReading)> Accounts(DateTimeOffset now) =>
    [
        .. Kinds.Select((kind, index) => (
            $"kind-{index}", Read(Plain(now) with { Kind = AccountKinds.Find(kind), Current = -25.10m, Limit = 2_000m }))),
        .. UnknownKinds.Select((kind, index) => (
            $"kind-unknown-{index}",
            Read(Plain(now) with { Kind = null, ProviderType = kind.Type, ProviderSubtype = kind.Subtype, Current = -25.10m }))),
        .. Verifications.Select((verification, index) => ($"verification-{index}", Read(Plain(now) with { Verification = verification }))),
        ("verification-unknown", Read(Plain(now) with { Verification = AccountVerification.Unknown })),
        ("verification-odd", Read(Plain(now) with { Verification = AccountVerification.Unknown, ProviderVerification = Odd })),
        ("holder-unknown", Read(Plain(now) with { Holder = AccountHolder.Unknown })),
        ("holder-business", Read(Plain(now) with { Holder = AccountHolder.Business })),
        ("ids", Read(Plain(now) with { InstitutionId = Odd, PersistentAccountId = $"persistent {Odd}", ProviderRequestId = Odd })),
        ("ids-empty", Read(Plain(now) with { InstitutionId = "", PersistentAccountId = "", ProviderRequestId = "" })),
    ];

    private static IEnumerable<(string, BalanceReading)> Times(DateTimeOffset now) =>
    [
        ("cached", Read(Plain(now) with { Freshness = BalanceFreshness.Cached, AsOf = now.AddMinutes(-90) })),
        ("cached-without-time", Read(Plain(now) with { Freshness = BalanceFreshness.Cached })),
        ("supplied", Read(Plain(now) with { Freshness = BalanceFreshness.Supplied, AsOf = now.AddTicks(-7) })),
        ("as-of-elsewhere", Read(Plain(now) with { AsOf = now.AddMinutes(-10).ToOffset(TimeSpan.FromHours(-5)) })),
        ("as-of-in-the-skew", Read(Plain(now) with { AsOf = now.AddMinutes(2) })),
        ("as-of-in-the-future", Read(Plain(now) with { AsOf = now.AddMinutes(2).AddMicroseconds(1) })),
        ("as-of-long-ago", Read(Plain(now) with { AsOf = new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero) })),
        ("as-of-unreadable", Read(Plain(now) with { AsOfUnreadable = Odd })),
        ("cached-beside-a-failure", Read(Plain(now) with { Freshness = BalanceFreshness.Cached, AsOf = now.AddMinutes(-90) }) with
        {
            Other = new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.InstitutionUnavailable, "INSTITUTION_DOWN")),
        }),
        ("real-time-beside-cached", Read(Plain(now)) with
        {
            Other = Read(Plain(now) with { Freshness = BalanceFreshness.Cached, AsOf = now.AddDays(-2), Available = 9_999.99m }),
        }),
        ("stale", Read(Plain(now) with { RequestedAt = now.AddHours(-1).AddTicks(-1) })),
    ];

    private static IEnumerable<(string, BalanceReading)> Unread() =>
    [
        .. Failures.Select((failure, index) => (
            $"unread-{index}", (BalanceReading)new BalanceReading.Failed(new BalanceFailure(failure.Category, failure.Code)))),
        ("unread-with-all",
            new BalanceReading.Failed(new BalanceFailure(
                BalanceFailureCategory.ProviderUnavailable, "BALANCE_CONNECTION_FAILED", "CONNECTION_REFUSED", Odd))),
    ];

    private static BalanceReading.Succeeded Read(AccountBalance balance) => new(balance);
}
