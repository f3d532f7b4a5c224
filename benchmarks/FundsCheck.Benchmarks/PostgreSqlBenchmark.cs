using System.Diagnostics;
using System.Globalization;
using FundsCheck.PostgreSql;
using FundsCheck.TestSupport;

namespace FundsCheck.Benchmarks;

/// <summary>
/// Durable checks in PostgreSQL, compared with <c>pgbench --builtin=simple-update</c> at the same number of clients, on one server in
/// turns.
/// </summary>
internal static class PostgreSqlBenchmark
{
    private const int Rounds = 7;
    private const int Seconds = 3;
    private const int Scale = 20;

    private static readonly int[] ClientCounts = [1, 8, 32, 64];

    public static async Task RunAsync()
    {
        if (PostgresServer.WhyMissing is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }

        var server = await PostgresServer.StartAsync(new PostgresSettings { Fsync = true, SharedBuffers = "1GB", MaxConnections = 200 })
            .ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var pgbench = new PgBench(await server.CreateDatabaseAsync("pgbench").ConfigureAwait(false));
            pgbench.Initialize(Scale);
            var database = await server.CreateDatabaseAsync("fundscheck").ConfigureAwait(false);
            PostgreSqlSchema.Migrate(database);
            using var host = new CheckHost(builder => builder.UsePostgreSql($"{database};Max Auto Prepare=50"));
            await CheckForAsync(host, 64, TimeSpan.FromSeconds(5)).ConfigureAwait(false);
            Console.WriteLine("durable checks in PostgreSQL, balance supplied, against pgbench simple-update: medians of 7 rounds of 3 s");
            foreach (var clients in ClientCounts)
            {
                var (peer, checks) = (new List<double>(), new List<double>());
                for (var round = 0; round < Rounds; round++)
                {
                    peer.Add(pgbench.Run(clients, Seconds));
                    checks.Add(await CheckForAsync(host, clients, TimeSpan.FromSeconds(Seconds)).ConfigureAwait(false));
                }

                var (median, baseline) = (Median(checks), Median(peer));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {clients,3} clients: pgbench {baseline,7:F0}/s, checks {median,7:F0}/s, {median / baseline:F2}x"));
            }
        }
    }

    private static async Task<double> CheckForAsync(CheckHost host, int clients, TimeSpan time)
    {
        var started = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (Stopwatch.GetElapsedTime(started) < time)
            {
                await host.CheckNextAsync().ConfigureAwait(false);
                count++;
            }

            return count;
        }))).ConfigureAwait(false);
        return counts.Sum() / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
