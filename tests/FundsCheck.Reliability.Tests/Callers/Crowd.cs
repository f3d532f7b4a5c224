using System.Collections.Concurrent;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>64 threads that start together; each checks random debits of a few accounts, and cancels some that were accepted.</summary>
internal sealed class Crowd
{
    private const int Callers = 64;
    private const int DebitsEach = 24;
    private const int SharedIds = 20;
    private const int PercentShared = 10;
    private const int PercentCancelled = 20;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly int seed;
    private readonly IFundsChecker checker;
    private readonly DateTimeOffset now;
    private readonly ConcurrentDictionary<string, string> answers = new();

    public Crowd(int seed, IFundsChecker checker, DateTimeOffset now)
    {
        (this.seed, this.checker, this.now) = (seed, checker, now);
        var random = new Random(seed);
        Accounts =
        [
            new SharedAccount(0, random.Next(100, 2_000), ["checking-a", "checking-b", "checking-c"]),
            new SharedAccount(1, random.Next(100, 2_000), ["savings-a", "savings-b"]),
            new SharedAccount(2, random.Next(100, 2_000), ["cash"]),
        ];
    }

    public IReadOnlyList<SharedAccount> Accounts { get; }

    /// <summary>The number of repeated checks with another outcome than before: always zero.</summary>
    public int Contradictions { get; private set; }

    public async Task SpendAsync()
    {
        using var start = new Barrier(Callers);
        var threads = Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                SpendAsync(caller).GetAwaiter().GetResult();
            },
            TestContext.Current.CancellationToken,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToList();
        await Task.WhenAll(threads).WaitAsync(Patience);
    }

    /// <summary>The holds that a further debit of an account would count.</summary>
    public async Task<decimal> HeldAsync(SharedAccount account)
    {
        var decision = await CheckAsync(account, account.Keys[0], $"probe-{account.PersistentId}", account.Balance + 1m);
        return decision.Record.Holds.NotYetPosted.Amount + decision.Record.Holds.PossiblyPosted.Amount;
    }

    private async Task SpendAsync(int caller)
    {
        var random = new Random((seed * Callers) + caller);
        for (var number = 0; number < DebitsEach; number++)
        {
            if (random.Next(100) < PercentShared)
            {
                // Others check the very same debit at the same time: one decision, spent once.
                var shared = random.Next(SharedIds);
                await SpendAsync(Accounts[shared % Accounts.Count], shared, $"shared-{shared}", 5m + shared);
                continue;
            }

            var account = Accounts[random.Next(Accounts.Count)];
            var id = FormattableString.Invariant($"d-{caller}-{number}");
            if (await SpendAsync(account, random.Next(), id, random.Next(1, 6_000) / 100m) is { } accepted
                && random.Next(100) < PercentCancelled)
            {
                account.Add(-accepted);
                await checker.RecordAsync(id, new DebitEvent.Cancelled());
            }
        }
    }

    /// <summary>The amount of a new accept; else null.</summary>
    private async Task<decimal?> SpendAsync(SharedAccount account, int key, string id, decimal amount)
    {
        var decision = await CheckAsync(account, account.Keys[key % account.Keys.Count], id, amount);
        if (answers.GetOrAdd(id, decision.Outcome.ToString()) != decision.Outcome.ToString())
        {
            Contradictions++;
        }

        if (decision.Outcome != Outcome.Accept || decision.IsExisting)
        {
            return null;
        }

        account.Add(amount);
        return amount;
    }

    private Task<FundsDecision> CheckAsync(SharedAccount account, string key, string id, decimal amount) =>
        checker.CheckAsync(
            Usual.Debit(id, amount, key), new BalanceReading.Succeeded(Usual.Balance(account.Balance, now, key, account.PersistentId)));
}
