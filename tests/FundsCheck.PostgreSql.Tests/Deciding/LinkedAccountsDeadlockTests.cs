using System.Collections.Concurrent;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Storage;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>Two stores link the same accounts by persistent ids, in opposite orders at the same time.</summary>
public sealed class LinkedAccountsDeadlockTests(ITestOutputHelper output)
{
    private const int Groups = 150;
    private const int KeysOfGroup = 6;
    private const int DebitsOfKey = 2;
    private const decimal Balance = 80m;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Links_without_a_deadlock_and_counts_every_hold()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var options = new PostgreSqlOptions { TotalTimeout = TimeSpan.FromMinutes(2) };
        var commits = new ConcurrentBag<DecisionCommit>();
        await using (var ascending = PooledStore.Open(database.ConnectionString, options))
        await using (var descending = PooledStore.Open(database.ConnectionString, options))
        {
            await Task.WhenAll(SpendAsync(ascending.Store, 0, commits), SpendAsync(descending.Store, 1, commits));
        }

        commits.Should().HaveCount(2 * Groups * KeysOfGroup * DebitsOfKey);
        var name = new NpgsqlConnectionStringBuilder(database.ConnectionString).Database!;

        // The sessions have counted theirs when they have ended.
        await Polling.UntilAsync(async () => await database.ExecuteAsync(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") is 0L);
        (await database.ExecuteAsync($"SELECT deadlocks FROM pg_stat_database WHERE datname = {SqlText.Literal(name)}")).Should().Be(0L);
        await MustEqualAsync(database, commits);
        var roots = await database.ExecuteAsync("SELECT count(DISTINCT root) FROM fundscheck.account");
        output.WriteLine($"{commits.Count} decisions, {roots} accounts after linking");
    }

    /// <summary>
    /// Decides the debits of several groups at once: each key of a group has its own persistent id, and every second debit of a key states
    /// that of its neighbour, which links all.
    /// </summary>
    private static async Task SpendAsync(PostgreSqlDecisionStore store, int side, ConcurrentBag<DecisionCommit> commits)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Groups), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Token },
            async (group, token) =>
            {
                var keys = Enumerable.Range(0, KeysOfGroup);
                foreach (var key in side == 0 ? keys : keys.Reverse())
                {
                    await Task.WhenAll(Enumerable.Range(0, DebitsOfKey).Select(number => DecideAsync(group, key, number)));
                }

                async Task DecideAsync(int group, int key, int number)
                {
                    var debit = StoreRequests.Debit(
                        FormattableString.Invariant($"d-{side}-{group}-{key}-{number}"), 1m + ((key + number) % 9), KeyOf(group, key));
                    if (number == 0)
                    {
                        // It is written by one statement where nothing changed since.
                        await store.FindAsync(debit, token);
                    }

                    var persistent = FormattableString.Invariant($"real-{group}-{(key + number) % KeysOfGroup}");
                    commits.Add(await store.DecideAsync(StoreRequests.Covered(debit, Balance, persistent), token));
                }
            });
    }

    /// <summary>
    /// Adds up the records in their order: each decision counted what the accounts that were linked before it, or by it, held; and at the
    /// end the reads of the store have the same holds.
    /// </summary>
    private static async Task MustEqualAsync(StoreDatabase database, IEnumerable<DecisionCommit> commits)
    {
        var byId = commits.ToDictionary(commit => commit.Record.Debit.Id, commit => commit.Record);
        var (roots, held) = (new Dictionary<string, string>(), new Dictionary<string, decimal>());
        await using var command = database.Source.CreateCommand(
            "SELECT debit_id FROM fundscheck.record WHERE kind = 'decision' ORDER BY recorded_at, shard, account, seq");
        await using var reader = await command.ExecuteReaderAsync(Token);
        var count = 0;
        while (await reader.ReadAsync(Token))
        {
            count++;
            var record = byId[reader.GetString(0)];
            var root = Link(KeyNames(record));
            var counted = record.Holds.NotYetPosted.Amount + record.Holds.PossiblyPosted.Amount;
            counted.Should().Be(held.GetValueOrDefault(root), "{0} counts every hold before it", record.Debit.Id);
            var isCovered = counted + record.Debit.Amount.Amount <= Balance;
            record.Verdict.Outcome.Should().Be(isCovered ? Outcome.Accept : Outcome.Decline);
            held[root] = counted + (isCovered ? record.Debit.Amount.Amount : 0m);
        }

        count.Should().Be(byId.Count);
        await using var store = database.OpenStore();
        for (var group = 0; group < Groups; group++)
        {
            var holds = await store.ReadHoldsAsync(KeyOf(group, group % KeysOfGroup), StoreRequests.Start, Token);
            holds.Sum(hold => hold.Hold.Amount.Amount).Should().Be(held[RootOf(KeyOf(group, 0))]);
        }

        string RootOf(string name)
        {
            while (roots.GetValueOrDefault(name, name) is var next && next != name)
            {
                name = next;
            }

            return name;
        }

        string Link(IReadOnlyList<string> names)
        {
            var kept = RootOf(names[0]);
            foreach (var other in names.Select(RootOf).Where(other => other != kept).Distinct().ToList())
            {
                roots[other] = kept;
                held[kept] = held.GetValueOrDefault(kept) + held.GetValueOrDefault(other);
                held.Remove(other);
            }

            return kept;
        }
    }

    private static IReadOnlyList<string> KeyNames(DecisionRecord record) =>
        [record.Debit.AccountKey, ((BalanceReading.Succeeded)record.Reading).Balance.PersistentAccountId!];

    private static string KeyOf(int group, int key) => FormattableString.Invariant($"key-{group}-{key}");
}
