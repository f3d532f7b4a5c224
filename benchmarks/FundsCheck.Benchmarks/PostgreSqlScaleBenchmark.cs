using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FundsCheck.PostgreSql;
using FundsCheck.TestSupport;
using Npgsql;

namespace FundsCheck.Benchmarks;

/// <summary>
/// The PostgreSQL store with many records, with few accounts that make most debits, and with one account alone; and how evenly a hash of
/// the account's key spreads such debits over servers.
/// </summary>
internal static class PostgreSqlScaleBenchmark
{
    private const int RecordsDefault = 1_000_000;
    private const int Months = 24;
    private const int Rounds = 7;
    private const int Stores = 4;
    private const int Clients = 32;
    private const int Accounts = 100_000;
    private const int BusyAccounts = Accounts / 100;

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task RunAsync(int? records)
    {
        if (PostgresServer.WhyMissing is { } reason)
        {
            Console.WriteLine(reason);
            return;
        }

        var server = await PostgresServer.StartAsync(new PostgresSettings
        {
            Fsync = true,
            SharedBuffers = "2GB",
            MaxConnections = 200,
            Others = new Dictionary<string, string> { ["max_wal_size"] = "8GB", ["maintenance_work_mem"] = "1GB" },
        }).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            var empty = await CreateAsync(server, "empty").ConfigureAwait(false);
            var full = await CreateAsync(server, "full").ConfigureAwait(false);
            await LoadAsync(full, records ?? RecordsDefault).ConfigureAwait(false);
            await CompareAsync(empty, full, records ?? RecordsDefault).ConfigureAwait(false);
            await PrintSizesAsync(full).ConfigureAwait(false);
            await PrintSkewAsync(empty).ConfigureAwait(false);
        }

        PrintServers();
    }

    private static async Task<string> CreateAsync(PostgresServer server, string name)
    {
        var database = $"{await server.CreateDatabaseAsync(name).ConfigureAwait(false)};Max Auto Prepare=50;Maximum Pool Size=150";
        PostgreSqlSchema.Migrate(database);
        return database;
    }

    /// <summary>Multiplies the record of one decision: ten debits an account, over some months.</summary>
    private static async Task LoadAsync(string database, int records)
    {
        using (var host = new CheckHost(builder => builder.UsePostgreSql(database)))
        {
            await host.CheckAsync("account-first").ConfigureAwait(false);
        }

        var started = Stopwatch.GetTimestamp();
        var time = string.Create(
            CultureInfo.InvariantCulture,
            $"date_trunc('second', now()) - interval '1 hour' - interval '{Months - 1} months' * (1 - n / {records}.0)");
        await ExecuteAsync(database, string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT fundscheck.add_partition(now() - interval '1 month' * m) FROM generate_series(0, {Months}) AS m"))
            .ConfigureAwait(false);
        await ExecuteAsync(
            database,
            $"""
            CREATE TEMP TABLE first AS SELECT outcome, rule_set, body, hash FROM fundscheck.record LIMIT 1;
            INSERT INTO fundscheck.account (shard, name, root, records, recorded_at)
                SELECT 0, hashint8extended(a, 1), hashint8extended(a, 1), 10, now() FROM generate_series(1, {records} / 10) AS a;
            INSERT INTO fundscheck.record (
                recorded_at, shard, account, seq, kind, debit_id, decided_at, outcome, rule_set, amount, currency, body, hash)
                SELECT {time} + n * interval '1 us', 0, hashint8extended(1 + n % ({records} / 10), 1), 1 + n / ({records} / 10), 'decision',
                    'debit-' || md5(n::text), {time}, f.outcome, f.rule_set, 75, 'USD', f.body, f.hash
                FROM generate_series(1, {records}) AS n CROSS JOIN first AS f;
            INSERT INTO fundscheck.debit (shard, id, account, revision, lines, decided_line, state, hold_amount, hold_currency, hold_from,
                hold_until)
                SELECT 0, 'debit-' || md5(n::text), hashint8extended(1 + n % ({records} / 10), 1), 1,
                    ARRAY[{time} + n * interval '1 us'], {time} + n * interval '1 us', 'open', 75, 'USD', {time},
                    {time} + interval '6 days'
                FROM generate_series(1, {records}) AS n;
            """).ConfigureAwait(false);
        await ExecuteAsync(database, "VACUUM ANALYZE").ConfigureAwait(false);
        await ExecuteAsync(database, "CHECKPOINT").ConfigureAwait(false);
        Print($"{records} records in {Months} months, loaded in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }

    private static async Task CompareAsync(string empty, string full, int records)
    {
        using var hosts = new Pair(empty, full);
        foreach (var clients in (int[])[1, Clients])
        {
            var (ofEmpty, ofFull) = (new List<Load>(), new List<Load>());
            for (var round = 0; round < Rounds; round++)
            {
                ofEmpty.Add(await RunAsync([hosts.Empty], clients, AnyAccount).ConfigureAwait(false));
                ofFull.Add(await RunAsync([hosts.Full], clients, AnyAccount).ConfigureAwait(false));
            }

            var (low, high) = (Median(ofEmpty, load => load.Average), Median(ofFull, load => load.Average));
            Print(
                $"  {clients,2} clients: a check takes {low.TotalMilliseconds:F2} ms in an empty store, ",
                $"{high.TotalMilliseconds:F2} ms with {records} records, {high / low:F2}x");
            Print($"    99 % within {Median(ofFull, load => load.Most).TotalMilliseconds:F1} ms");
        }
    }

    private static async Task PrintSizesAsync(string database)
    {
        const string Sizes =
            """
            SELECT coalesce(i.inhparent::regclass, c.oid::regclass)::text, sum(c.reltuples)::bigint, sum(pg_table_size(c.oid))::bigint,
                sum(pg_indexes_size(c.oid))::bigint
            FROM pg_class c LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
            WHERE c.relnamespace = 'fundscheck'::regnamespace AND c.relkind = 'r' GROUP BY 1 HAVING sum(c.reltuples) > 1000 ORDER BY 1
            """;
        var source = NpgsqlDataSource.Create(database);
        await using (source.ConfigureAwait(false))
        {
            using var command = source.CreateCommand(Sizes);
            var rows = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (rows.ConfigureAwait(false))
            {
                while (await rows.ReadAsync().ConfigureAwait(false))
                {
                    Print(
                        $"  {rows.GetString(0)}: {rows.GetInt64(1)} rows, table {rows.GetInt64(2) / 1_000_000} MB, ",
                $"indexes {rows.GetInt64(3) / 1_000_000} MB");
                }
            }
        }
    }

    private static async Task PrintSkewAsync(string database)
    {
        var hosts = Enumerable.Range(0, Stores).Select(_ => new CheckHost(builder => builder.UsePostgreSql(database))).ToList();
        foreach (var (name, choose) in ((string, Func<Random, string>)[])[
            ("all accounts alike", AnyAccount), ("1 % of the accounts make 50 % of the debits", SkewedAccount),
            ("one account", _ => "account-hot")])
        {
            var loads = new List<Load>();
            for (var round = 0; round < Rounds; round++)
            {
                loads.Add(await RunAsync(hosts, Clients, choose).ConfigureAwait(false));
            }

            var most = Median(loads, load => load.Most);
            Print(
                $"  {Stores} stores, {Clients} clients, {name}: {Median(loads, load => load.PerSecond):F0}/s, 99 % within ",
                $"{most.TotalMilliseconds:F1} ms, longest of all {loads.Max(load => load.Longest).TotalMilliseconds:F0} ms");
        }

        hosts.ForEach(host => host.Dispose());
    }

    /// <summary>The busiest server's share of the debits, against an even share.</summary>
    private static void PrintServers()
    {
        foreach (var servers in (int[])[4, 16, 64])
        {
            var debits = new int[servers];
            var random = new Random(20261130);
            for (var debit = 0; debit < 1_000_000; debit++)
            {
                var hash = SHA256.HashData(Encoding.UTF8.GetBytes(SkewedAccount(random)));
                debits[(int)(BitConverter.ToUInt32(hash) % servers)]++;
            }

            Print(
                $"  {servers} servers by a hash of the account's key, 1 % of {Accounts} accounts make 50 % of the debits: the busiest has ",
                $"{debits.Max() * servers / 1_000_000.0:F2}x of an even share");
        }
    }

    private static async Task<Load> RunAsync(IReadOnlyList<CheckHost> hosts, int clients, Func<Random, string> choose)
    {
        var started = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(async () =>
        {
            var (random, taken) = (new Random(HashCode.Combine(client, started)), new List<TimeSpan>());
            while (Stopwatch.GetElapsedTime(started) < Round)
            {
                var begun = Stopwatch.GetTimestamp();
                await hosts[client % hosts.Count].CheckAsync(choose(random)).ConfigureAwait(false);
                taken.Add(Stopwatch.GetElapsedTime(begun));
            }

            return taken;
        }))).ConfigureAwait(false);
        var all = times.SelectMany(taken => taken).Order().ToList();
        return new Load(
            all.Count / Stopwatch.GetElapsedTime(started).TotalSeconds, TimeSpan.FromTicks((long)all.Average(time => time.Ticks)),
            all[all.Count * 99 / 100], all[^1]);
    }

    private static string AnyAccount(Random random) => Account(random.Next(Accounts));

    private static string SkewedAccount(Random random) =>
        Account(random.Next(2) == 0 ? random.Next(BusyAccounts) : random.Next(BusyAccounts, Accounts));

    private static string Account(int number) => string.Create(CultureInfo.InvariantCulture, $"account-{number}");

    private static T Median<T>(List<Load> loads, Func<Load, T> of) => loads.Select(of).Order().ElementAt(loads.Count / 2);

    private static async Task ExecuteAsync(string database, string sql)
    {
        var connection = new NpgsqlConnection($"{database};Pooling=false");
        await using (connection.ConfigureAwait(false))
        {
            await connection.OpenAsync().ConfigureAwait(false);
#pragma warning disable CA2100 // Constants and numbers of this benchmark.
            using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }

    private static void Print(FormattableString first, FormattableString? second = null) =>
        Console.WriteLine(first.ToString(CultureInfo.InvariantCulture) + second?.ToString(CultureInfo.InvariantCulture));

    private sealed record Load(double PerSecond, TimeSpan Average, TimeSpan Most, TimeSpan Longest);

    private sealed class Pair(string empty, string full) : IDisposable
    {
        public CheckHost Empty { get; } = new(builder => builder.UsePostgreSql(empty));

        public CheckHost Full { get; } = new(builder => builder.UsePostgreSql(full));

        public void Dispose()
        {
            Empty.Dispose();
            Full.Dispose();
        }
    }
}
