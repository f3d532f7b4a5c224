using FundsCheck.DecisionLog;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Reliability.Tests.Support;
using FundsCheck.Rules;
using FundsCheck.Samples;
using FundsCheck.Storage;
using FundsCheck.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.PostgreSql.Tests.Histories;

/// <summary>
/// Random histories on four stores: memory, a file, SQLite and PostgreSQL. <c>FUNDSCHECK_STORE_HISTORIES</c> states their number, and
/// <c>FUNDSCHECK_STORE_SEED</c> the first one.
/// </summary>
public sealed class StoreDifferentialTests
{
    private const int HistoriesUsual = 5_000;
    private const int AtOnce = 16;

    // The sample opens a connection for each read, which takes longer than everything else.
    private const int SqliteReadsEach = 20;

    [Fact]
    public async Task All_stores_return_the_same_decisions_holds_and_timelines()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var folder = ServerFolder.Create("stores", onDisk: false);
        try
        {
            await using var memory = new ServiceCollection().AddSingleton(TimeProvider.System).AddFundsCheck().UseRules(RuleSet.Default)
                .UseBalanceSource(services => new ScriptedBalanceSource(services.GetRequiredService<TimeProvider>()))
                .KeepDecisionsInMemory().Services.BuildServiceProvider();
            await using var file = FileDecisionStore.Open(
                Path.Combine(folder, "decisions.jsonl"), new DecisionLogOptions(), TimeProvider.System, NullLogger.Instance);
            using var sqlite = new SqliteDecisionStore(Path.Combine(folder, "decisions.db"));
            await using var postgres = database.OpenStore();
            var stores = new (string Name, IDecisionStore Store)[]
            {
                ("memory", memory.GetRequiredService<IDecisionStore>()), ("file", file), ("SQLite", sqlite), ("PostgreSQL", postgres),
            };

            var first = Scale.Read("FUNDSCHECK_STORE_SEED") ?? 1;
            await Parallel.ForAsync(
                first, first + Scale.Of(HistoriesUsual, "FUNDSCHECK_STORE_HISTORIES"),
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken },
                async (seed, cancellationToken) => await CompareAsync(stores, new StoreHistory(seed), cancellationToken));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task CompareAsync(
        (string Name, IDecisionStore Store)[] stores, StoreHistory history, CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? expected = null;
        foreach (var (name, store) in stores)
        {
            var readsAtEnd = store is not SqliteDecisionStore || history.Seed % SqliteReadsEach == 0;
            var results = await new HistoryReplay(store, history, readsAtEnd).RunAsync(cancellationToken);
            expected ??= results;
            for (var result = 0; result < expected.Count; result++)
            {
                if (expected[result] != results[result] && results[result] != HistoryReplay.NotRead)
                {
                    Assert.Fail(
                        $"{name} differs in result {result}:\n{results[result]}\ninstead of\n{expected[result]}\n{history}");
                }
            }
        }
    }
}
