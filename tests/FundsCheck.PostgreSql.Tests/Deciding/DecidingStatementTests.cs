using System.Text.RegularExpressions;
using FundsCheck.Holds;
using FundsCheck.PostgreSql.Tests.Support;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>The statements of a store whose rows are distributed by the key of the account.</summary>
public sealed partial class DecidingStatementTests
{
    private static readonly string[] Distributed = ["account", "archived_debit", "connection_status", "debit", "record"];
    private static readonly PostgreSqlOptions ByAccountKey = new() { Distribution = PostgreSqlDistribution.ByAccountKey };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_statement_of_a_call_states_the_shard_of_its_account_first()
    {
        await using var database = await StoreDatabase.CreateAsync();
        using var capture = new StatementCapture();
        await using var host = PooledStore.Open(capture.CreateSource(database.ConnectionString), ByAccountKey);
        var store = host.Store;
        foreach (var account in new[] { "account-1", "account-2", "account-3" })
        {
            var (shard, id) = (AccountTable.Signed(AccountKeys.HashOfKey(account)), $"d-of-{account}");
            var debit = StoreRequests.Debit(id, account: account);
            capture.Take();

            // A check: the look-up, and the decision by one statement.
            await store.FindAsync(debit, Token);
            MustState(shard, capture.Take()).Should().ContainSingle();
            await store.DecideAsync(StoreRequests.Covered(debit, balance: 100m), Token);
            MustState(shard, capture.Take()).Should().ContainSingle(statement => statement.Text == Statements.Save);

            // A decision with its account locked, by a persistent id, and one that presents another debit again.
            await store.DecideAsync(StoreRequests.Covered(debit with { Id = $"{id}-2" }, balance: 100m, "real-1"), Token);
            MustState(shard, capture.Take()).Select(statement => statement.Text).Should().Equal(Statements.LockAndLoad, Statements.Save);
            await store.RecordAsync(StoreRequests.Event(id, new DebitEvent.Sent(StoreRequests.Start)), Token);
            await store.RecordAsync(StoreRequests.Event(id, new DebitEvent.Returned(StoreRequests.Start, "R01")), Token);
            capture.Take();
            await store.DecideAsync(
                StoreRequests.Covered(debit with { Id = $"{id}-3", Attempt = 2, RetryOf = id, LastReturn = "R01" }, balance: 100m), Token);
            MustState(shard, capture.Take()).Select(statement => statement.Text)
                .Should().Contain([Statements.LockAndLoad, Statements.Save]);

            // An event and a look-up by the id alone: one statement finds the account on all servers.
            await store.RecordAsync(StoreRequests.Event($"{id}-2", new DebitEvent.Cancelled()), Token);
            var recorded = capture.Take();
            recorded.Where(IsFanOut).Should().ContainSingle();
            MustState(shard, [.. recorded.Where(statement => !IsFanOut(statement))]).Select(statement => statement.Text)
                .Should().Equal(Statements.Load, Statements.LockAndLoad, Statements.Save);
            await store.FindAsync(id, Token);
            var found = capture.Take();
            found.Where(IsFanOut).Should().ContainSingle();
            MustState(shard, [.. found.Where(statement => !IsFanOut(statement))]).Should().ContainSingle();
            await store.ReadHoldsAsync(account, StoreRequests.Start, Token);
            MustState(shard, capture.Take()).Should().ContainSingle();
        }

        static bool IsFanOut(CapturedStatement statement) =>
            statement.Text.StartsWith("SELECT d.shard FROM", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_statement_on_one_server_states_the_one_shard()
    {
        await using var database = await StoreDatabase.CreateAsync();
        using var capture = new StatementCapture();
        await using var host = PooledStore.Open(capture.CreateSource(database.ConnectionString));
        capture.Take();
        var debit = StoreRequests.Debit("d-1");
        await host.Store.FindAsync(debit, Token);
        await host.Store.DecideAsync(StoreRequests.Covered(debit, balance: 100m), Token);
        await host.Store.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Cancelled()), Token);

        MustState(0, capture.Take()).Select(statement => statement.Text)
            .Should().Equal(Statements.Load, Statements.Save, Statements.Load, Statements.LockAndLoad, Statements.Save);
    }

    [Fact]
    public async Task All_rows_of_an_account_are_on_its_own_server()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        await using var database = await StoreDatabase.CreateAsync();
        await using var otherServer = await PostgresServer.StartAsync();
        var otherConnection = await otherServer.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(otherConnection);
        StatementCapture[] captures = [new(), new()];
        string[] connections = [database.ConnectionString, otherConnection];
        await using var first = PooledStore.Open(captures[0].CreateSource(connections[0]), ByAccountKey);
        await using var second = PooledStore.Open(captures[1].CreateSource(connections[1]), ByAccountKey);
        PooledStore[] hosts = [first, second];
        var accounts = Enumerable.Range(0, 40).Select(number => FormattableString.Invariant($"account-{number}")).ToList();
        foreach (var capture in captures)
        {
            capture.Take();
        }

        foreach (var account in accounts)
        {
            var debit = StoreRequests.Debit($"d-of-{account}", account: account);
            var store = hosts[ServerOf(account)].Store;
            await store.FindAsync(debit, Token);

            // One persistent id of several accounts links nothing across them.
            await store.DecideAsync(StoreRequests.Covered(debit, balance: 10m, "real-1"), Token);
            var again = await store.DecideAsync(StoreRequests.Covered(debit with { Id = $"{debit.Id}-2" }, balance: 10m, "real-1"), Token);
            again.Record.Verdict.Outcome.Should().Be(Outcome.Decline, "the debit before it holds the balance of {0}", account);
            await store.RecordAsync(StoreRequests.Event(debit.Id, new DebitEvent.Cancelled()), Token);
            captures[1 - ServerOf(account)].Take().Should().BeEmpty("{0} is on the other server", account);
            captures[ServerOf(account)].Take().Should().NotBeEmpty();
        }

        accounts.Select(ServerOf).Distinct().Should().HaveCount(2);
        for (var server = 0; server < hosts.Length; server++)
        {
            var shards = accounts.Where(account => ServerOf(account) == server).Select(ShardOf).ToHashSet();
            foreach (var table in new[] { "account", "debit", "record" })
            {
                (await ReadShardsAsync(connections[server], table)).Should().BeEquivalentTo(shards, "table {0}", table);
            }
        }

        // The last bit of the hash of every key is the same.
        static int ServerOf(string account) => (int)((AccountKeys.HashOfKey(account) >> 1) % 2);
        static long ShardOf(string account) => AccountTable.Signed(AccountKeys.HashOfKey(account));
    }

    [Fact]
    public async Task Each_statement_of_a_function_states_the_shard_of_every_table()
    {
        await using var database = await StoreDatabase.CreateAsync();
        var functions = new[] { Statements.Load, Statements.LockAndLoad, Statements.Save }
            .Select(statement => FunctionName().Match(statement).Groups["name"].Value).ToList();
        functions.Should().Equal("load", "lock_and_load", "save");
        var tables = 0;
        foreach (var function in functions)
        {
            var body = (string)(await database.ExecuteAsync(
                $"SELECT prosrc FROM pg_proc WHERE pronamespace = 'fundscheck'::regnamespace AND proname = {SqlText.Literal(function)}"))!;
            foreach (var statement in body.Split(';'))
            {
                var uses = TableUse().Matches(statement);
                tables += uses.Count;
                foreach (Match use in uses)
                {
                    Distributed.Should().Contain(use.Groups["table"].Value);
                    var alias = use.Groups["alias"].Value;
                    var states = use.Groups["verb"].Value == "INTO"
                        ? alias == string.Empty && Insertion().IsMatch(statement)
                        : alias != string.Empty && statement.Contains($"{alias}.shard = p_shard", StringComparison.Ordinal);
                    states.Should().BeTrue("{0} of {1} states the shard in:\n{2}", use.Value, function, statement);
                }

                Regex.Count(statement, "fundscheck\\.(account|archived_debit|connection_status|debit|record)\\b")
                    .Should().Be(uses.Count, statement);
            }
        }

        tables.Should().BeGreaterThan(15);
    }

    [GeneratedRegex(@"fundscheck\.(?<name>\w+)\(", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex FunctionName();

    [GeneratedRegex(
        @"(?<verb>FROM|JOIN|UPDATE|INTO)\s+fundscheck\.(?<table>\w+)(?:\s+(?<alias>[a-z]\w*))?\b(?!\()",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TableUse();

    // The shard is the first column and the first value.
    [GeneratedRegex(
        @"INTO\s+fundscheck\.\w+\s+\(\s*shard,.*VALUES\s*\(\s*p_shard,", RegexOptions.CultureInvariant | RegexOptions.Singleline, 1_000)]
    private static partial Regex Insertion();

    private static List<CapturedStatement> MustState(long shard, IReadOnlyList<CapturedStatement> statements)
    {
        var own = statements.Where(statement => !statement.IsOfTransaction && !statement.IsOfNoAccount).ToList();
        own.Should().NotBeEmpty();
        own.Where(statement => !statement.StatesShard(shard)).Should().BeEmpty("each states the shard {0}", shard);
        return own;
    }

    private static async Task<IReadOnlyList<long>> ReadShardsAsync(string connectionString, string table)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand($"SELECT DISTINCT shard FROM fundscheck.{table}");
        await using var reader = await command.ExecuteReaderAsync(Token);
        var shards = new List<long>();
        while (await reader.ReadAsync(Token))
        {
            shards.Add(reader.GetInt64(0));
        }

        return shards;
    }
}
