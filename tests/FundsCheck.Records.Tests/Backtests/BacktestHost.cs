using System.Text;
using FundsCheck.DecisionLog.Tests;
using FundsCheck.Rules;
using FundsCheck.Tests.Checking;

namespace FundsCheck.Records.Tests.Backtests;

/// <summary>
/// Records decisions by simple rules in a log; every debit has its own account, so that no hold counts against another debit.
/// </summary>
internal sealed class BacktestHost : IDisposable
{
    private readonly LogHost host = new();

    public string Path => host.Path;

    /// <summary>Reviews above one amount, declines above another and below a headroom, and reviews the classes of a list.</summary>
    public static RuleSet Rules(string cap, string limit, string floor = "0.00 USD", string reviewed = "TEL", string name = "capped")
    {
        var classes = reviewed.Length == 0
            ? ""
            : $$""", { "id": "class", "measure": "debit.class", "bands": [ { "in": ["{{reviewed}}"], "then": "review", "reason":"""
                + """ "ENTRY_CLASS_UNUSUAL" }, { "otherwise": "accept" } ] }""";

        // Money that does not cover a debit is accepted only by waiver.
        var lent = floor.StartsWith('-')
            ? """{ "below": "0.00 USD", "then": "accept", "reason": "X_LENT", "because": "a small gap is lent" }, """
            : "";
        return RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
            { "ruleset": "{{name}}", "version": "1", "currency": "USD", "checks": [
              { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" },
                { "otherwise": "review" } ] },
              { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review",
                "reason": "CURRENCY_UNKNOWN" } ] },
              { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "{{floor}}", "then": "decline",
                "reason": "INSUFFICIENT_AVAILABLE" }, {{lent}}{ "otherwise": "accept" } ],
                "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } },
              { "id": "cap", "measure": "amount", "bands": [ { "upTo": "{{cap}}", "then": "accept" }, { "upTo": "{{limit}}",
                "then": "review", "reason": "AMOUNT_ABOVE_CAP" }, { "otherwise": "decline",
                "reason": "AMOUNT_ABOVE_LIMIT" } ] }{{classes}} ] }
            """), "capped.json");
    }

    /// <summary>Decides by these rules from now on.</summary>
    public BacktestHost By(RuleSet ruleSet)
    {
        host.Stop();
        host.RuleSet = ruleSet;
        return this;
    }

    public DateTimeOffset Now => host.Clock.GetUtcNow();

    public void Advance(TimeSpan time) => host.Clock.Advance(time);

    public async Task<Outcome> CheckAsync(
        string id,
        decimal amount,
        decimal? available = 10_000m,
        string entryClass = "WEB",
        string kind = "checking",
        Currency? currency = null)
    {
        var balance = host.BalanceOf(available) with
        {
            AccountId = id,
            Kind = AccountKinds.Find(kind),
            ProviderSubtype = AccountKinds.Find(kind) is null ? kind : null,
            Currency = new BalanceCurrency.Iso((currency ?? Currency.Usd).Code),
        };
        var debit = Host.Debit(id, amount, account: id) with
        {
            EntryClass = entryClass,
            Amount = new Money(amount, currency ?? Currency.Usd),
        };
        return (await host.Checker.CheckAsync(debit, new BalanceReading.Succeeded(balance))).Outcome;
    }

    public async Task<Outcome> CheckUnreadAsync(string id, decimal amount) =>
        (await host.Checker.CheckAsync(
            Host.Debit(id, amount, account: id),
            new BalanceReading.Failed(new BalanceFailure(BalanceFailureCategory.UserActionRequired, "ITEM_LOGIN_REQUIRED")))).Outcome;

    public async Task RecordAsync(string id, params string[] events)
    {
        foreach (var name in events)
        {
            await host.Checker.RecordAsync(id, EventOf(name));
        }
    }

    public Task RecordAsync(string id, DebitEvent what) => host.Checker.RecordAsync(id, what);

    public BacktestResult Backtest(RuleSet old, RuleSet newer)
    {
        host.Stop();
        return FundsCheck.Records.Backtest.Run(old, newer, Path);
    }

    public void Dispose() => host.Dispose();

    private DebitEvent EventOf(string name) => name switch
    {
        "approved" => new DebitEvent.Approved("someone", "because"),
        "rejected" => new DebitEvent.Rejected("someone", "because"),
        "sent" => new DebitEvent.Sent(host.Clock.GetUtcNow()),
        "settled" => new DebitEvent.Settled(host.Clock.GetUtcNow()),
        "cancelled" => new DebitEvent.Cancelled(),
        _ => new DebitEvent.Returned(host.Clock.GetUtcNow(), name),
    };
}
