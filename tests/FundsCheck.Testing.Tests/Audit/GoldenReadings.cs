using FundsCheck.Balances;

namespace FundsCheck.Testing.Tests.Audit;

/// <summary>
/// Every way in which a reading can come, by a name that becomes the debit's id. Vendors' words are written out, so that the log stays as
/// it is when this library learns more of them.
/// </summary>
internal static class GoldenReadings
{
    public const decimal Digits28 = 1_234_567_890_123_456_789_012_345_678m;
    public const decimal Fraction28 = 0.1234567890123456789012345678m;

    private static readonly (string? Type, string? Subtype)[] Kinds =
    [
        ("depository", "checking"), ("depository", "savings"), ("depository", "cash management"), ("depository", "money market"),
        ("depository", "prepaid"),
        ("credit", "credit card"), ("credit", "paypal"), ("loan", "line of credit"), ("loan", "home equity"), ("loan", "student"),
        ("investment", "ira"),
        ("payroll", "payroll"), (null, null), ("depository", null), (null, "checking"), (Odd, Odd), ("depository", new string('s', 256)),
    ];

    private static readonly string?[] Statuses =
    [
        null, "", "none", "automatically_verified", "pending_automatic_verification", "pending_manual_verification", "unsent",
        "manually_verified",
        "verification_expired", "verification_failed", "database_matched", "database_insights_pass", "database_insights_pass_with_caution",
        "database_insights_fail", "database_insights_pending", Odd,
    ];

    private static readonly string[] Codes =
    [
        "ITEM_LOGIN_REQUIRED", "NO_ACCOUNTS", "INSTITUTION_DOWN", "RATE_LIMIT_EXCEEDED", "INVALID_ACCESS_TOKEN", "BALANCE_TIMEOUT",
        "BALANCE_CONNECTION_FAILED",
        "BALANCE_CIRCUIT_OPEN", "BALANCE_RESPONSE_TOO_LARGE", "BALANCE_RESPONSE_INVALID", "BALANCE_AMOUNT_INEXACT", "BALANCE_HTTP_ERROR",
        "ACCOUNT_NOT_RETURNED",
        "ACCOUNT_RETURNED_TWICE", "ACCOUNT_CREDENTIAL_MISSING", "BALANCE_SOURCE_FAILED",
    ];

    private const string Odd = "ünïcödé 漢字 🏦 \"quoted\" \\ \u200D עברית e\u0301";

    public static IEnumerable<(string Name, BalanceReading Reading)> All(DateTimeOffset now) =>
        [.. Amounts(now), .. Currencies(now), .. Accounts(now), .. Times(now), .. Unread()];

    public static AccountBalance Plain(DateTimeOffset now) => new()
    {
        AccountId = "filled in for each debit",
        Type = "depository",
        Subtype = "checking",
        Holder = AccountHolder.Personal,
        Available = 1_000m,
        Current = 1_100.50m,
        Currency = new BalanceCurrency.Iso("USD"),
        Source = BalanceSourceKind.RealTime,
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
            ($"limit-{index}", Read(Plain(now) with { Limit = amount, Subtype = "savings" })),
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
            $"kind-{index}", Read(Plain(now) with { Type = kind.Type, Subtype = kind.Subtype, Current = -25.10m, Limit = 2_000m }))),
        .. Statuses.Select((status, index) => ($"verification-{index}", Read(Plain(now) with { VerificationStatus = status }))),
        ("holder-unknown", Read(Plain(now) with { Holder = AccountHolder.Unknown })),
        ("holder-business", Read(Plain(now) with { Holder = AccountHolder.Business })),
        ("ids", Read(Plain(now) with { InstitutionId = Odd, PersistentAccountId = $"persistent {Odd}", ProviderRequestId = Odd })),
        ("ids-empty", Read(Plain(now) with { InstitutionId = "", PersistentAccountId = "", ProviderRequestId = "" })),
    ];

    private static IEnumerable<(string, BalanceReading)> Times(DateTimeOffset now) =>
    [
        ("cached", Read(Plain(now) with { Source = BalanceSourceKind.Cached, AsOf = now.AddMinutes(-90) })),
        ("cached-without-time", Read(Plain(now) with { Source = BalanceSourceKind.Cached })),
        ("supplied", Read(Plain(now) with { Source = BalanceSourceKind.Supplied, AsOf = now.AddTicks(-7) })),
        ("as-of-elsewhere", Read(Plain(now) with { AsOf = now.AddMinutes(-10).ToOffset(TimeSpan.FromHours(-5)) })),
        ("as-of-in-the-skew", Read(Plain(now) with { AsOf = now.AddMinutes(2) })),
        ("as-of-in-the-future", Read(Plain(now) with { AsOf = now.AddMinutes(2).AddMicroseconds(1) })),
        ("as-of-long-ago", Read(Plain(now) with { AsOf = new DateTimeOffset(1901, 1, 1, 0, 0, 0, TimeSpan.Zero) })),
        ("as-of-unreadable", Read(Plain(now) with { AsOfUnreadable = Odd })),
        ("stale", Read(Plain(now) with { RequestedAt = now.AddHours(-1).AddTicks(-1) })),
    ];

    private static IEnumerable<(string, BalanceReading)> Unread() =>
    [
        .. Codes.Select(code => ($"unread-{code}", (BalanceReading)new BalanceReading.Unread(code))),
        ("unread-with-all", new BalanceReading.Unread(ReadingCodes.ProviderError, "SOME_NEW_ERROR", Odd)),
    ];

    private static BalanceReading.Read Read(AccountBalance balance) => new(balance);
}
