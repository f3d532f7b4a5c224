using FundsCheck.DependencyInjection;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Tests.Checking;

/// <summary>A host with a clock and a balance of its own, set up as any host is.</summary>
internal sealed class Host : IBalanceSource, IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private readonly ServiceProvider services;

    public Host(RuleSet? ruleSet = null, int concurrencyMax = 16, TimeSpan reuse = default, IFactSource? facts = null)
    {
        var collection = new ServiceCollection().AddSingleton<TimeProvider>(Clock);
        collection.AddFundsCheck(options => (options.MaxConcurrency, options.BalanceReuseTime) = (concurrencyMax, reuse))
            .UseRules(ruleSet ?? RuleSet.Default).KeepDecisionsInMemory().UseBalanceSource(_ => this);
        if (facts is not null)
        {
            new FundsCheckBuilder(collection).UseFactSource(_ => facts);
        }

        services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public AdjustableTimeProvider Clock { get; } = new(Start);

    public IFundsChecker Checker => services.GetRequiredService<IFundsChecker>();

    public IDecisionStore Store => services.GetRequiredService<IDecisionStore>();

    public Func<AccountRef, CancellationToken, ValueTask<BalanceReading>> Answer { get; set; } = null!;

    public int Reads { get; private set; }

    public static ProposedDebit Debit(string id, decimal amount, string account = "acc") =>
        new()
        {
            Id = id,
            Account = new AccountRef(account, new Secret("token-never-shown")),
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
        };

    public AccountBalance Balance(decimal? available, decimal? current, string account = "acc") => new()
    {
        AccountId = account,
        Kind = AccountKinds.Find("checking"),
        Available = available,
        Current = current,
        Currency = new BalanceCurrency.Iso("USD"),
        Freshness = BalanceFreshness.RealTime,
        RequestedAt = Clock.GetUtcNow(),
        RetrievedAt = Clock.GetUtcNow(),
    };

    public Host Holding(decimal? available, decimal? current = null)
    {
        Answer = (account, _) => ValueTask.FromResult<BalanceReading>(new BalanceReading.Succeeded(Balance(
            available, current ?? available, account.SourceAccountId)));
        return this;
    }

    public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken)
    {
        lock (services)
        {
            Reads++;
        }

        return Answer(request.Account, cancellationToken);
    }

    public void Dispose() => services.Dispose();
}
