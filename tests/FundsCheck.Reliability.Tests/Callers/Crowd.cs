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
        Purses =
        [
            new Purse(0, random.Next(100, 2_000), ["checking-a", "checking-b", "checking-c"]),
            new Purse(1, random.Next(100, 2_000), ["savings-a", "savings-b"]),
            new Purse(2, random.Next(100, 2_000), ["cash"]),
        ];
    }

    public IReadOnlyList<Purse> Purses { get; }

    /// <summary>How often debits with one id were answered otherwise than before: never.</summary>
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

    /// <summary>What a further debit of an account would find held.</summary>
    public async Task<decimal> HeldAsync(Purse purse)
    {
        var decision = await CheckAsync(purse, purse.Keys[0], $"probe-{purse.PersistentId}", purse.Balance + 1m);
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
                await SpendAsync(Purses[shared % Purses.Count], shared, $"shared-{shared}", 5m + shared);
                continue;
            }

            var purse = Purses[random.Next(Purses.Count)];
            var id = FormattableString.Invariant($"d-{caller}-{number}");
            if (await SpendAsync(purse, random.Next(), id, random.Next(1, 6_000) / 100m) is { } accepted
                && random.Next(100) < PercentCancelled)
            {
                purse.Add(-accepted);
                await checker.RecordAsync(id, new DebitEvent.Cancelled());
            }
        }
    }

    /// <summary>The amount where it was accepted just now; else null.</summary>
    private async Task<decimal?> SpendAsync(Purse purse, int key, string id, decimal amount)
    {
        var decision = await CheckAsync(purse, purse.Keys[key % purse.Keys.Count], id, amount);
        if (answers.GetOrAdd(id, decision.Outcome.ToString()) != decision.Outcome.ToString())
        {
            Contradictions++;
        }

        if (decision.Outcome != Outcome.Accept || decision.IsExisting)
        {
            return null;
        }

        purse.Add(amount);
        return amount;
    }

    private Task<FundsDecision> CheckAsync(Purse purse, string key, string id, decimal amount) =>
        checker.CheckAsync(
            Usual.Debit(id, amount, key), new BalanceReading.Succeeded(Usual.Balance(purse.Balance, now, key, purse.PersistentId)));
}
