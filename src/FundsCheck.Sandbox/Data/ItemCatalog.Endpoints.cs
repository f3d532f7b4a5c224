using System.Globalization;

namespace FundsCheck.Sandbox;

/// <content>Items that differ between endpoints: the cache, the error of the Item, owners, transactions, Signal.</content>
internal static partial class ItemCatalog
{
    private const string Street =
        """{"data":{"city":"Malakoff","country":"US","postal_code":"14236","region":"NY","street":"1 Sandbox Road"},"primary":true}""";

    private const int ManyTransactions = 250;

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The owner of most accounts.</summary>
    public static SandboxOwner Person { get; } = new("Alex Sandbox")
    {
        PhoneNumber = "2025550123", Email = "alex@example.com", Address = Street,
    };

    /// <summary>The transactions of most accounts.</summary>
    public static IReadOnlyList<SandboxTransaction> FewTransactions { get; } =
    [
        new("Coffee", 4.50m, TimeSpan.FromHours(5)) { IsPending = true },
        new("Groceries", 72.10m, 2 * Day), new("Payroll", -2000.00m, 14 * Day),
    ];

    private static IEnumerable<SandboxItem> Caches() =>
    [
        new(
            "cached-higher", "The cache states 1000.00 available, the bank 40.00.",
            Spent("cached-higher")) { Status = new SandboxStatus(TimeSpan.FromHours(26)) },
        new(
            "cached-lower", "The cache states 40.00 available, the bank 1000.00.",
            Checking("cached-lower") with { Cached = (40.00m, 40.00m) }) { Status = new SandboxStatus(TimeSpan.FromHours(26)) },
        new(
            "cached-age-unknown", "A cache without the time of its last update: 1000.00 available, at the bank 40.00.",
            Spent("cached-age-unknown")) { Status = null },
        new(
            "cached-never-updated", "A status without updates, as for Items with account numbers only: 1000.00 cached, at the bank 40.00.",
            Spent("cached-never-updated")) { Status = new SandboxStatus(UpdatedAgo: null) },
        new(
            "cached-stale", "A cache of 90 days ago: 1000.00 available, at the bank 40.00; all later updates failed.",
            Spent("cached-stale")) { Status = new SandboxStatus(90 * Day, TimeSpan.FromHours(3)) },
        new("just-linked", "An Item that was linked 20 s ago, with a cache of the same age.", Checking("just-linked"))
        {
            LinkedAgo = TimeSpan.FromSeconds(20), Status = new SandboxStatus(UpdatedAgo: null), Transactions = null,
        },
        new(
            "login-required", "ITEM_LOGIN_REQUIRED in /item/get and at every other endpoint; Signal has no balance.",
            Checking("login-required"))
        {
            Error = SandboxError.Get("ITEM_LOGIN_REQUIRED"), RealTimeError = SandboxError.Get("ITEM_LOGIN_REQUIRED"),
            CachedError = SandboxError.Get("ITEM_LOGIN_REQUIRED"), Status = new SandboxStatus(3 * Day, TimeSpan.FromHours(3)),
        },
        new("institution-down", "INSTITUTION_DOWN for real-time balances; the cache works.", Checking("institution-down"))
        {
            RealTimeError = SandboxError.Get("INSTITUTION_DOWN"), Status = new SandboxStatus(TimeSpan.FromHours(26), TimeSpan.FromHours(1)),
        },
        new(
            "institution-down-spent", "INSTITUTION_DOWN for real-time balances; the cache has 40.00.",
            Checking("institution-down-spent") with { Cached = (40.00m, 40.00m) })
        {
            RealTimeError = SandboxError.Get("INSTITUTION_DOWN"), Status = new SandboxStatus(TimeSpan.FromHours(26), TimeSpan.FromHours(1)),
        },
    ];

    private static IEnumerable<SandboxItem> Signals() =>
    [
        Fixed("signal-accept", "The result ACCEPT for every amount.", "ACCEPT"),
        Fixed("signal-accept-held", "The result ACCEPT with the action key 3-day-hold.", "ACCEPT", "3-day-hold"),
        Fixed("signal-review", "The result REVIEW for every amount.", "REVIEW"),
        Fixed("signal-reroute", "The result REROUTE for every amount.", "REROUTE"),
        Fixed("signal-result-unheard-of", "An unlisted result of Signal.", "ESCALATE", conforms: false),
        Fixed("signal-result-lower-case", "The result `accept`, which Plaid writes in capitals.", "accept", conforms: false),
        Fixed("signal-result-empty", "An empty result of Signal.", "", conforms: false),
        OfSignal("signal-no-ruleset", "Signal without a ruleset, as for old clients of Plaid.", new SandboxSignal { HasRuleset = false }),
        OfSignal(
            "signal-scores-high", "High scores with the ruleset `scores`: 95 for the bank, 20 for the customer.",
            new SandboxSignal { Scores = new SandboxScores(95, 20) }),
        OfSignal("signal-scores-null", "No scores, even with the ruleset `scores`.", new SandboxSignal { Scores = null }),
        OfSignalError("signal-not-ready", "PRODUCT_NOT_READY from Signal only.", "PRODUCT_NOT_READY"),
        OfSignalError("signal-ruleset-not-found", "RULESET_NOT_FOUND from Signal only.", "RULESET_NOT_FOUND"),
        OfSignalError("signal-addendum-not-signed", "ADDENDUM_NOT_SIGNED from Signal only.", "ADDENDUM_NOT_SIGNED"),
    ];

    private static IEnumerable<SandboxItem> OwnersAndTransactions() =>
    [
        new("owner-names-only", "A bank that states the names of owners only.", Checking("owner-names-only"))
        {
            Owners = [new SandboxOwner("Alex Sandbox")],
        },
        new("owners-two", "A joint account with two owners.", Checking("owners-two"))
        {
            Owners = [Person, new SandboxOwner("Kim Sandbox")],
        },
        new("owner-company", "An account that a company owns.", Checking("owner-company").With("holder_category", "\"business\""))
        {
            Owners = [Person with { Names = ["Sandbox Trading LLC"] }],
        },
        new("transactions-not-ready", "Transactions that are not ready yet.", Checking("transactions-not-ready")) { Transactions = null },
        new("transactions-none", "An account without transactions.", Checking("transactions-none")) { Transactions = [] },
        new("transactions-many", "250 transactions, in pages of 100.", Checking("transactions-many"))
        {
            Transactions =
            [
                .. from number in Enumerable.Range(1, ManyTransactions)
                   select new SandboxTransaction($"Purchase {number.ToString(CultureInfo.InvariantCulture)}", number, number * Day),
            ],
        },
    ];

    /// <summary>An account whose cache has more than the bank.</summary>
    private static SandboxAccount Spent(string item) =>
        Checking(item) with { Available = 40.00m, Current = 40.00m, Cached = (1000.00m, 1100.00m) };

    private static SandboxItem Fixed(string name, string purpose, string result, string? actionKey = null, bool conforms = true) =>
        OfSignal(name, purpose, new SandboxSignal { Result = result, ActionKey = actionKey, Conforms = conforms });

    private static SandboxItem OfSignalError(string name, string purpose, string code) =>
        OfSignal(name, purpose, new SandboxSignal { Error = SandboxError.Get(code) });

    private static SandboxItem OfSignal(string name, string purpose, SandboxSignal signal) =>
        new(name, purpose, Checking(name)) { Signal = signal };
}
