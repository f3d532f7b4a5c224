using FundsCheck.Cli.Checking;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Demo;

/// <summary>One debit of the tour: its case, and its account in the sandbox.</summary>
internal sealed record DemoDebit(
    string Shows, string Token, decimal Amount, int Account = 0, bool SameDay = false, string EntryClass = "WEB",
    string Source = BalanceSourceNames.Default)
{
    public static IReadOnlyList<DemoDebit> Tour { get; } =
    [
        new("exactly enough", "example", 100.00m),
        new("one more cent, 100.00 held", "example", 0.01m),
        new("one cent short", "example", 200.01m, Account: 1),
        new("more than enough", "checking", 250.00m),
        new("available above current", "available-above-current", 150.00m),
        new("a certificate of deposit", "example", 100.00m, Account: 2),
        new("a credit card", "example", 100.00m, Account: 3),
        new("a money market account", "example", 100.00m, Account: 4),
        new("available is null", "available-null", 1.00m),
        new("both amounts are null", "both-null", 1.00m),
        new("another currency", "eur", 1.00m),
        new("no currency", "currency-missing", 1.00m),
        new("an old balance", "stale", 1.00m),
        new("verification failed", "verification-failed", 1.00m),
        new("an expired login", "error-item-login-required", 1.00m),
        new("the bank is down", "error-institution-down", 1.00m),
        new("a response that is no JSON", "fault-html-502", 1.00m),
        new("above the same-day limit", "example", 1_000_000.01m, Account: 4, SameDay: true),
        new("a cached balance", "cached-higher", 100.00m, Source: "cached"),
        new("cached, too old: read anew", "cached-higher", 100.00m, Source: BalanceSourceNames.CachedFirst),
        new("cached, linked just now", "just-linked", 100.00m, Source: BalanceSourceNames.CachedFirst),
        new("a processor token", "checking", 250.00m, Source: BalanceSourceNames.Processor),
        new("Signal requests a review", "signal-review", 50.00m, Source: BalanceSourceNames.Signal),
    ];

    public SandboxToken Item => SandboxToken.Get(Token);

    private string TokenText =>
        string.Equals(Source, BalanceSourceNames.Processor, StringComparison.Ordinal)
            ? Item.ProcessorToken ?? throw new InvalidOperationException($"`{Token}` has no account for a processor token")
            : Item.AccessToken;

    public ProposedDebit Propose(int number) => new()
    {
        Id = $"demo-{number:D2}",
        Account = new AccountRef(Item.AccountIds[Account], new Secret(TokenText)),
        Amount = new Money(Amount, Currency.Usd),
        EntryClass = EntryClass,
        SameDay = SameDay,
    };
}
