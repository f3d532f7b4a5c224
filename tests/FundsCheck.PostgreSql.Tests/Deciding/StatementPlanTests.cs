using System.Globalization;
using System.Text.RegularExpressions;
using FundsCheck.PostgreSql.Tests.Support;
using FundsCheck.Storage;

namespace FundsCheck.PostgreSql.Tests.Deciding;

/// <summary>
/// The plans of a store with 50,000 debits, as the server logs them while the store decides and reads: also those of the statements inside
/// functions.
/// </summary>
public sealed partial class StatementPlanTests
{
    private const int Debits = 50_000;

    // The planner extension of PostgreSQL itself, for the sessions of the store only.
    private const string LogPlans =
        "Options=-c session_preload_libraries=auto_explain -c auto_explain.log_min_duration=0 -c auto_explain.log_nested_statements=on "
            + "-c auto_explain.log_verbose=off";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_statement_scans_a_table_of_accounts_debits_or_records()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        await using var server = await PostgresServer.StartAsync();
        var connectionString = await server.CreateDatabaseAsync();
        PostgreSqlSchema.Migrate(connectionString);
        await LoadAsync(connectionString);
        var before = server.ReadLog().Length;

        await using (var host = PooledStore.Open($"{connectionString};{LogPlans}"))
        {
            await UseAsync(host.Store);
        }

        await using (var host = PooledStore.Open(
            $"{connectionString};{LogPlans}", new PostgreSqlOptions { Distribution = PostgreSqlDistribution.ByAccountKey }))
        {
            await host.Store.FindAsync("bulk-77", Token);
        }

        var plans = Plan().Matches(server.ReadLog()[before..]).Select(match => match.Value).ToList();
        foreach (var table in new[] { "account", "debit", "record" })
        {
            plans.Should().Contain(plan => plan.Contains($"Index Scan using {table}_", StringComparison.Ordinal));
        }

        plans.Where(plan => Scan().IsMatch(plan)).Should().BeEmpty();
    }

    /// <summary>Calls everything that has a statement of its own.</summary>
    private static async Task UseAsync(PostgreSqlDecisionStore store)
    {
        var debit = StoreRequests.Debit("d-1", account: "account-of-plans");
        await store.FindAsync(debit, Token);
        await store.DecideAsync(StoreRequests.Covered(debit, balance: 100m, "real-1"), Token);
        await store.DecideAsync(StoreRequests.Covered(debit with { Id = "d-2" }, balance: 100m, "real-1"), Token);
        await store.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Sent(StoreRequests.Start)), Token);
        await store.RecordAsync(StoreRequests.Event("d-1", new DebitEvent.Returned(StoreRequests.Start, "R01")), Token);
        await store.DecideAsync(
            StoreRequests.Covered(debit with { Id = "d-3", Attempt = 2, RetryOf = "d-1", LastReturn = "R01" }, balance: 100m), Token);
        await store.FindAsync("bulk-77", Token);
        await store.FindTimelineAsync("d-1", Token);
        await store.ReadHoldsAsync("account-of-plans", StoreRequests.Start, Token);
        await foreach (var _ in store.ReadOpenReviewsAsync(new OpenReviewQuery(StoreRequests.Start, MaxCount: 50), Token))
        {
        }

        var query = new DecisionQuery { From = StoreRequests.Start, Until = StoreRequests.Start.AddMinutes(30), MaxCount = 1_000 };
        DecisionQuery[] queries = [query, query with { Outcome = Outcome.Accept }, query with { Until = null }, query with { From = null }];
        foreach (var read in queries)
        {
            await foreach (var _ in store.ReadDecisionsAsync(read, Token))
            {
            }
        }
    }

    /// <summary>Decides once for the body of a record, and multiplies it: each of 5,000 accounts has ten debits.</summary>
    private static async Task LoadAsync(string connectionString)
    {
        await using (var host = PooledStore.Open(connectionString))
        {
            await host.Store.DecideAsync(StoreRequests.Covered(StoreRequests.Debit("first"), balance: 100m), Token);
        }

        await Databases.ExecuteAsync(connectionString, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            INSERT INTO fundscheck.account (shard, name, root, records, recorded_at)
                SELECT 0, n, n - n % 2, 10, '2026-11-02 15:00:00+00' FROM generate_series(1, {Debits / 10}) AS n;
            INSERT INTO fundscheck.record (
                recorded_at, shard, account, seq, kind, debit_id, decided_at, outcome, rule_set, amount, currency, body, hash)
                SELECT '2026-11-02 15:00:00+00'::timestamptz + n * interval '500 ms', 0, n / 10, n % 10, 'decision', 'bulk-' || n,
                    '2026-11-02 15:00:00+00'::timestamptz + n * interval '500 ms', f.outcome, f.rule_set, 10, 'USD', f.body, f.hash
                FROM generate_series(1, {Debits}) AS n CROSS JOIN (SELECT * FROM fundscheck.record LIMIT 1) AS f;
            INSERT INTO fundscheck.debit (shard, id, account, revision, lines, decided_line, state, hold_amount, hold_currency, hold_from,
                hold_until, review_until)
                SELECT 0, 'bulk-' || n, n / 10, 1, ARRAY['2026-11-02 15:00:00+00'::timestamptz + n * interval '500 ms'],
                    '2026-11-02 15:00:00+00'::timestamptz + n * interval '500 ms', 'open', 10, 'USD', '2026-11-02 21:00:00+00',
                    '2026-11-09 21:00:00+00', CASE WHEN n % 100 = 0 THEN '2026-11-04 21:00:00+00'::timestamptz END
                FROM generate_series(1, {Debits}) AS n;
            """));
        await Databases.ExecuteAsync(connectionString, "ANALYZE");
    }

    [GeneratedRegex(@"plan:\n(\t.*\n)+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Plan();

    [GeneratedRegex(@"Seq Scan on (account|debit|record)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5_000)]
    private static partial Regex Scan();
}
