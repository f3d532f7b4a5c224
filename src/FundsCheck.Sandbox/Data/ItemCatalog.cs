using System.Globalization;

namespace FundsCheck.Sandbox;

/// <summary>
/// The Items with balances, each named by its special property. The default account is a checking account with 1000.00 USD available and
/// 1100.00 current.
/// </summary>
internal static partial class ItemCatalog
{
    /// <summary>Capital One: the bank that states the time of its last update, and has no real-time balance for cards.</summary>
    public const string CapitalOne = "ins_128026";

    private const string Chase = "ins_56";
    private const string SharedAccount = "\"4c4ea9f7f9d6f4a4b1c8e5b2d7a0936e58f1c2aa\"";
    private const int ManyAccounts = 40;

    private static readonly string[] VerificationStatuses =
    [
        "automatically_verified", "pending_automatic_verification", "pending_manual_verification", "unsent", "manually_verified",
        "verification_expired", "verification_failed", "database_matched", "database_insights_pass", "database_insights_pass_with_caution",
        "database_insights_fail",
    ];

    public static IEnumerable<SandboxItem> All =>
    [
        ExampleItem.Item,
        .. Balances(), .. Credit(), .. Currencies(), .. Kinds(), .. Verification(), .. TimeStamps(), .. Identity(), .. JsonForms(),
        .. Caches(), .. Signals(), .. OwnersAndTransactions(),
    ];

    private static IEnumerable<SandboxItem> Balances() =>
    [
        new("checking", "An ordinary account: 1000.00 USD available, 1100.00 current.", Checking("checking")),
        new(
            "large", "A large balance: 9,999,999,999.99 USD.",
            Checking("large") with { Available = 9_999_999_999.99m, Current = 9_999_999_999.99m }),
        new("exact", "Exactly 75.00 USD available and current.", Checking("exact") with { Available = 75.00m, Current = 75.00m }),
        new("zero", "Nothing available: 0 USD.", Checking("zero") with { Available = 0m, Current = 0m }),
        new(
            "available-null", "The bank states no available balance, as for 1 account in 11; current is 1100.00.",
            Checking("available-null") with { Available = null }),
        new("current-null", "The bank states no current balance; available is 1000.00.", Checking("current-null") with { Current = null }),
        new(
            "both-null", "Both available and current are null, which contradicts Plaid's documentation.",
            Checking("both-null") with { Available = null, Current = null }),
        new(
            "available-negative", "Overdrawn: -25.50 available, 10.00 current.",
            Checking("available-negative") with { Available = -25.50m, Current = 10.00m }),
        new(
            "available-above-current", "A pending credit: 2200 available, 2000 current.",
            Checking("available-above-current") with { Available = 2200m, Current = 2000m }),
        new(
            "available-below-current", "Pending debits: 40.00 available, 1100.00 current.",
            Checking("available-below-current") with { Available = 40.00m }),
        new(
            "four-decimals", "More digits than a cent has: 100.1234 available, 110.5678 current.",
            Checking("four-decimals") with { Available = 100.1234m, Current = 110.5678m }),
        new(
            "overdraft", "A pre-arranged overdraft of 500.00 on checking; 40.00 available.",
            Checking("overdraft") with { Available = 40.00m, Current = 40.00m, Limit = 500.00m }),
        new(
            "overdraft-used", "An overdraft of 500.00 of which 120.00 is used.",
            Checking("overdraft-used") with { Available = -120.00m, Current = -120.00m, Limit = 500.00m }),
    ];

    private static IEnumerable<SandboxItem> Credit() =>
    [
        new("card", "A credit card: 410.00 owed of a limit of 2000.00, 1590.00 available.", Card("card")),
        new(
            "card-available-null", "A credit card without an available balance: 410.00 owed of a limit of 2000.00.",
            Card("card-available-null") with { Available = null }),
        new(
            "limit-null", "A credit card with neither a limit nor an available balance: the rest is unknown.",
            Card("limit-null") with { Available = null, Limit = null }),
        new(
            "card-owed-to-holder", "A negative current on a card: the bank owes the holder 50.00.",
            Card("card-owed-to-holder") with { Current = -50.00m, Available = 2050.00m }),
        new(
            "card-over-limit", "A card beyond its limit: 2100.00 owed of 2000.00.",
            Card("card-over-limit") with { Current = 2100.00m, Available = -100.00m }),
        new(
            "line-of-credit", "A line of credit: 1200.00 owed of 5000.00.",
            Loan("line-of-credit", "line of credit") with { Current = 1200.00m, Available = 3800.00m, Limit = 5000.00m }),
        new(
            "line-of-credit-limits-differ", "A line of credit with less available (900.00) than limit less current (3800.00).",
            Loan("line-of-credit-limits-differ", "line of credit") with { Current = 1200.00m, Available = 900.00m, Limit = 5000.00m }),
        new(
            "home-equity", "A home equity line: 20000.00 owed of 80000.00.",
            Loan("home-equity", "home equity") with { Current = 20000.00m, Available = 60000.00m, Limit = 80000.00m }),
        new(
            "student-loan", "A loan: 65262 owed, which is not available money.",
            Loan("student-loan", "student") with { Current = 65262m, Available = null }),
    ];

    private static IEnumerable<SandboxItem> Currencies() =>
    [
        new("eur", "An account in euros.", Checking("eur") with { IsoCurrencyCode = "EUR" }),
        new(
            "jpy", "An account in yen, which have no cents: 100000 available.",
            Checking("jpy") with { IsoCurrencyCode = "JPY", Available = 100000m, Current = 110000m }),
        new("btc", "An account in an unofficial currency: bitcoin.", Unofficial("btc", "BTC") with { Available = 1.5m, Current = 1.5m }),
        new("usdt", "An account in an unofficial currency: Tether, which is not the US dollar.", Unofficial("usdt", "USDT")),
        new("gbx", "An account in an unofficial currency: pence, a hundredth of GBP.", Unofficial("gbx", "GBX")),
        new("currency-missing", "Both currency codes are null.", Checking("currency-missing") with { IsoCurrencyCode = null }),
        new(
            "currency-both", "Both currency codes are set, which is a contradiction.",
            Checking("currency-both") with { UnofficialCurrencyCode = "BTC" }),
        new(
            "currency-unheard-of", "An unassigned currency code: ZZZ.",
            Checking("currency-unheard-of") with { IsoCurrencyCode = "ZZZ" }),
        new(
            "currency-lower-case", "The code `usd`, which ISO 4217 writes in capitals.",
            Checking("currency-lower-case") with { IsoCurrencyCode = "usd" }),
        new("currency-empty", "An empty currency code.", Checking("currency-empty") with { IsoCurrencyCode = "" }),
    ];

    private static IEnumerable<SandboxItem> Kinds() =>
    [
        new("savings", "A savings account.", OfKind("savings", "depository", "savings")),
        new("money-market", "A money market account.", OfKind("money-market", "depository", "money market")),
        new("cash-management", "A cash management account.", OfKind("cash-management", "depository", "cash management")),
        new("cd", "A certificate of deposit, which rejects ACH debits.", OfKind("cd", "depository", "cd")),
        new("prepaid", "A prepaid card.", OfKind("prepaid", "depository", "prepaid")),
        new("hsa", "A health savings account.", OfKind("hsa", "depository", "hsa")),
        new(
            "limited-purpose-checking", "A checking account that rejects most debits.",
            OfKind("limited-purpose-checking", "depository", "limited purpose checking")),
        new(
            "investment", "A 401k with four decimals and nothing available.",
            OfKind("investment", "investment", "401k") with { Available = null, Current = 23631.9805m }),
        new(
            "investment-line-of-credit", "A line of credit of type investment: its current is its value.",
            OfKind("investment-line-of-credit", "investment", "line of credit") with { Limit = 5000.00m }),
        new(
            "kind-mismatched", "Type credit with subtype checking, an unlisted pair.",
            OfKind("kind-mismatched", "credit", "checking") with { Limit = 2000.00m }),
        new("subtype-null", "A depository account whose subtype is null.", OfKind("subtype-null", "depository", null)),
        new("subtype-unheard-of", "An unlisted subtype.", OfKind("subtype-unheard-of", "depository", "moon base checking"))
        {
            Conforms = false,
        },
        new("type-unheard-of", "An unlisted type.", OfKind("type-unheard-of", "lunar", "checking")) { Conforms = false },
        new("payroll", "Type payroll, which Plaid's pages list but not its OpenAPI file.", OfKind("payroll", "payroll", "payroll"))
        {
            Conforms = false,
        },
    ];

    private static SandboxAccount Checking(string item) => new($"checking-{item}");

    private static SandboxAccount Card(string item) => new($"card-{item}")
    {
        Name = "Sandbox Card", OfficialName = "Sandbox Everyday Card", Mask = "3333", Type = "credit", Subtype = "credit card",
        Available = 1590.00m, Current = 410.00m, Limit = 2000.00m,
    };

    private static SandboxAccount Loan(string item, string subtype) => new($"loan-{item}")
    {
        Name = "Sandbox Loan", OfficialName = null, Mask = "7777", Type = "loan", Subtype = subtype,
    };

    private static SandboxAccount OfKind(string item, string type, string? subtype) =>
        new($"account-{item}") { Name = "Sandbox Account", Type = type, Subtype = subtype };

    private static SandboxAccount Unofficial(string item, string code) =>
        Checking(item) with { IsoCurrencyCode = null, UnofficialCurrencyCode = code };

    private static SandboxAccount Numbered(int number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return new SandboxAccount($"checking-{text}-many")
        {
            Mask = text.PadLeft(4, '0'),
            Available = number + 0.00m,
            Current = number + 0.00m,
        };
    }

    private static SandboxAccount Stamped(string item, string json) =>
        Checking(item) with { BalanceMembers = [("last_updated_datetime", json)] };

    private static SandboxItem AtCapitalOne(string name, string purpose, params IReadOnlyList<SandboxAccount> accounts) =>
        new(name, purpose, accounts) { InstitutionId = CapitalOne };

    private static string NameOfVerification(string status)
    {
        var words = status.Replace('_', '-');
        return words.StartsWith("verification-", StringComparison.Ordinal) ? words : $"verification-{words}";
    }
}
