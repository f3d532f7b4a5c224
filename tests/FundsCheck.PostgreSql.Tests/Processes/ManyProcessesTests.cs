using System.Diagnostics;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Reliability.Tests.Support;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>
/// Eight processes check debits of the same accounts while processes are killed, connections end, the server stops, and its replica is
/// promoted. <c>FUNDSCHECK_PROCESSES_SECONDS</c> states the time of the faults, and <c>FUNDSCHECK_PROCESSES_SEED</c> their order.
/// </summary>
public sealed class ManyProcessesTests(ITestOutputHelper output)
{
    private const int Processes = 8;
    private const int SecondsUsual = 60;

    // Of two processes the clocks are 90 s apart.
    private const int SecondsAhead = 45;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [Fact]
    public async Task No_acknowledged_decision_is_lost_or_differs_and_no_account_is_spent_twice()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        var seed = Scale.Read("FUNDSCHECK_PROCESSES_SEED") ?? Environment.TickCount;
        var folder = Directory.CreateTempSubdirectory("fundscheck-processes-").FullName;
        try
        {
            await using var server = await PostgresServer.StartAsync(new PostgresSettings
            {
                MaxConnections = 300,
                Others = new Dictionary<string, string> { ["wal_retrieve_retry_interval"] = "100ms" },
            });
            var connectionString = await server.CreateDatabaseAsync("decisions");
            PostgreSqlSchema.Migrate(connectionString);
            await using var replica = await server.CreateReplicaAsync();
            await server.SetAsync("synchronous_standby_names", "replica");
            await using var proxy = TcpProxy.Start(server.Port);
            var workers = Enumerable.Range(0, Processes).Select(number => new Worker(
                number, number switch { 0 => SecondsAhead, 1 => -SecondsAhead, _ => 0 }, folder,
                $"{proxy.GetConnectionString(connectionString)};Timeout=5")).ToList();
            try
            {
                await RunAsync(server, replica, proxy, workers, seed);
            }
            finally
            {
                foreach (var worker in workers)
                {
                    await worker.DisposeAsync();
                }
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private async Task RunAsync(PostgresServer server, PostgresServer replica, TcpProxy proxy, IReadOnlyList<Worker> workers, int seed)
    {
        var faults = new Faults(server, proxy, "decisions", workers, new Random(seed));
        foreach (var worker in workers)
        {
            worker.Start();
        }

        await WaitForProgressAsync(workers, "at the start");
        var time = TimeSpan.FromSeconds(Scale.Read("FUNDSCHECK_PROCESSES_SECONDS") ?? SecondsUsual);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < time; await Task.Delay(Interval))
        {
            await faults.MakeAsync();
        }

        // Each kind of fault at least once, however short the run.
        await faults.RestartAsync();
        await faults.KillAsync();
        await faults.TerminateAsync();
        await faults.LoseCommitAsync();
        await FailOverAsync(server, replica, proxy);
        await WaitForProgressAsync(workers, $"after the promotion, seed {seed}");
        await Task.WhenAll(workers.Select(worker => worker.StopAsync()));

        var recorded = await RecordedAccounts.ReadAsync(replica.GetConnectionString("decisions"));
        var acknowledged = workers.Select(worker => worker.ReadAcknowledged()).ToList();
        acknowledged.ForEach(recorded.Compare);
        output.WriteLine(
            $"seed {seed}: {recorded.Decisions} decisions, {recorded.Accepts} accepts, {recorded.Cancelled} cancellations, "
                + $"{acknowledged.Sum(lines => lines.Count)} acknowledgements; {faults.Kills} kills, "
                + $"{faults.Terminations} terminated sessions, "
                + $"{faults.LostCommits} commits without their answer, {faults.Cuts} cuts of all connections, {faults.Restarts} restarts");
        recorded.Problems.Should().BeEmpty("seed {0}", seed);
        recorded.Accepts.Should().BeInRange(1, recorded.Decisions - 1);
        faults.LostCommits.Should().BePositive();
    }

    /// <summary>Stops the primary as in a crash, and promotes its synchronous replica.</summary>
    private static async Task FailOverAsync(PostgresServer server, PostgresServer replica, TcpProxy proxy)
    {
        // A decision that a crash left on the primary alone is found there by its id: the replica has it once it streams again.
        await Polling.UntilAsync(async () => await Databases.ExecuteAsync(
            server.ConnectionString, "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')") is true);
        await server.StopAsync(immediate: true);
        await replica.PromoteAsync();
        proxy.ServerPort = replica.Port;
        proxy.CutAll(reset: true);
    }

    private static async Task WaitForProgressAsync(IReadOnlyList<Worker> workers, string when)
    {
        var before = workers.Select(worker => worker.AcknowledgedBytes).ToList();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(Interval))
        {
            if (workers.Zip(before).All(pair => pair.First.AcknowledgedBytes > pair.Second))
            {
                return;
            }
        }

        workers.Zip(before).Where(pair => pair.First.AcknowledgedBytes <= pair.Second).Select(pair => pair.First.File)
            .Should().BeEmpty("every process makes progress {0}", when);
    }
}
