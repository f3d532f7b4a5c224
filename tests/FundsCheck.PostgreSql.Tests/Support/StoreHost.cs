using FundsCheck.DependencyInjection;
using FundsCheck.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.PostgreSql.Tests.Support;

/// <summary>A host with a store and a clock that tests move, which supplies the balances of its checks.</summary>
internal sealed class StoreHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public StoreHost(Action<FundsCheckBuilder> useStore, DateTimeOffset? start = null)
    {
        Clock = new FakeTimeProvider(start ?? new DateTimeOffset(2026, 11, 2, 15, 0, 0, TimeSpan.Zero));
        var services = new ServiceCollection().AddSingleton<TimeProvider>(new ClockOnly(Clock));
        useStore(services.AddFundsCheck(options => options.MayApproveUnread = true).UseBalanceSource(_ => new NoSource()));
        _services = services.BuildServiceProvider();
        Checker = _services.GetRequiredService<IFundsChecker>();
    }

    public FakeTimeProvider Clock { get; }

    public IFundsChecker Checker { get; }

    public IDecisionStore Store => _services.GetRequiredService<IDecisionStore>();

    /// <summary>Checks a debit; the balance covers ten of 100 USD.</summary>
    public Task<FundsDecision> CheckAsync(string id, string account, decimal amount = 100m, decimal balance = 1_000m)
    {
        var now = Clock.GetUtcNow();
        var debit = new ProposedDebit
        {
            Id = id,
            Account = new AccountRef(account, new Secret("token-that-is-never-recorded")),
            Amount = new Money(amount, Currency.Usd),
            EntryClass = "WEB",
        };
        return Checker.CheckAsync(debit, new BalanceReading.Succeeded(new AccountBalance
        {
            AccountId = account,
            Kind = AccountKinds.Find("checking"),
            Available = balance,
            Current = balance,
            Currency = new BalanceCurrency.Iso("USD"),
            Freshness = BalanceFreshness.RealTime,
            RequestedAt = now,
            RetrievedAt = now,
        }));
    }

    /// <summary>Decides debits on a few accounts and records events, over some days.</summary>
    public async Task DecideSomeAsync(int count, string prefix = "d")
    {
        for (var number = 0; number < count; number++)
        {
            var id = FormattableString.Invariant($"{prefix}-{number}");
            var decision = await CheckAsync(id, FormattableString.Invariant($"account-{number % 7}"), 10m + (number % 90));
            Clock.Advance(TimeSpan.FromMinutes(1 + (number % 50)));
            if (decision.Outcome == Outcome.Accept && number % 3 == 0)
            {
                await Checker.RecordAsync(id, new DebitEvent.Sent(Clock.GetUtcNow()));
            }

            if (number % 11 == 0)
            {
                await ((IConnectionStatusStore)Store).TrySetAsync(
                    new ConnectionStatus(FormattableString.Invariant($"item-{number % 3}")) { ChangedAt = Clock.GetUtcNow() }, default);
            }
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>The time that tests move, with timers that pass by themselves: a store that begins anew waits for a moment.</summary>
    private sealed class ClockOnly(TimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();
    }

    private sealed class NoSource : IBalanceSource
    {
        public ValueTask<BalanceReading> ReadAsync(BalanceRequest request, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("every balance is supplied");
    }
}
