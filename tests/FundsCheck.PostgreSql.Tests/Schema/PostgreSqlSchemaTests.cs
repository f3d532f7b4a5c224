using FundsCheck.PostgreSql.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace FundsCheck.PostgreSql.Tests.Schema;

public sealed class PostgreSqlSchemaTests
{
    [Fact]
    public async Task A_migration_is_safe_twice()
    {
        var connectionString = await CreateEmptyAsync();

        var first = PostgreSqlSchema.Migrate(connectionString);
        var second = PostgreSqlSchema.Migrate(connectionString);

        first.Should().HaveCount(PostgreSqlSchema.Version).And.BeInAscendingOrder(StringComparer.Ordinal);
        second.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_migrations_at_once_run_each_script_once()
    {
        var connectionString = await CreateEmptyAsync();

        var runs = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PostgreSqlSchema.Migrate(connectionString))));

        runs.Sum(run => run.Count).Should().Be(PostgreSqlSchema.Version);
    }

    [Fact]
    public async Task A_database_without_the_schema_is_refused_with_the_fix()
    {
        await using var source = NpgsqlDataSource.Create(await CreateEmptyAsync());

        var open = () => PostgreSqlDecisionStore.Open(source, new PostgreSqlOptions(), TimeProvider.System, NullLogger.Instance);

        open.Should().Throw<InvalidOperationException>().WithMessage("*fundscheck store migrate --postgres*");
    }

    [Fact]
    public async Task A_later_schema_is_used()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.ExecuteAsync("ALTER TABLE fundscheck.debit ADD COLUMN later text");
        await database.ExecuteAsync("ALTER TABLE fundscheck.record ADD COLUMN later text");
        await database.ExecuteAsync("INSERT INTO fundscheck.schema_version (scriptname, applied) VALUES ('9999_later.sql', now())");

        await using var host = new StoreHost(builder => builder.UsePostgreSql(database.Source));
        await host.DecideSomeAsync(5);

        (await ArchivedStore.VerifyAsync(database)).Faults.Should().BeEmpty();
    }

    [Fact]
    public void Later_scripts_only_add()
    {
        // A process of the version before goes on while the schema is migrated. What a function does, it does when it is called.
        foreach (var script in PostgreSqlSchema.Scripts.Skip(1))
        {
            var atOnce = string.Concat(script.Contents.Split("$$").Where((_, part) => part % 2 == 0));
            atOnce.Should().NotContainAny("DROP TABLE", "DROP COLUMN", "RENAME", "ALTER COLUMN", "TRUNCATE ");
        }
    }

    private static async Task<string> CreateEmptyAsync()
    {
        Assert.SkipWhen(PostgresServer.WhyMissing is not null, PostgresServer.WhyMissing ?? string.Empty);
        return await SharedPostgresServer.CreateDatabaseAsync();
    }
}
