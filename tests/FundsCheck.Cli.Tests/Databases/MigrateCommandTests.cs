using FundsCheck.PostgreSql;

namespace FundsCheck.Cli.Tests.Databases;

public sealed class MigrateCommandTests
{
    [Fact]
    public async Task Names_each_script_once_and_the_version()
    {
        await using var database = await StoreDatabase.CreateAsync(hasSchema: false);

        var first = await database.RunAsync("store", "migrate");
        var again = await database.RunAsync("store", "migrate");

        (first.ExitCode, first.Error, again.ExitCode, again.Error).Should().Be((0, "", 0, ""));
        first.Lines.Should().HaveCount(PostgreSqlSchema.Version + 1);
        first.Lines[0].Should().StartWith($"{database.Name}: ran 0001_");
        again.Out.Should().Be($"{database.Name}: the schema is up to date (version {PostgreSqlSchema.Version})\n");
    }

    [Fact]
    public async Task Ends_with_1_where_the_server_cannot_be_reached()
    {
        var run = await Run.OfAsync(
            "store", "migrate", "--postgres", "Host=127.0.0.1;Port=1;Database=payments;Username=ann;Password=hunter2-secret");

        (run.ExitCode, run.Out).Should().Be((1, ""));
        run.Error.Should().Be(
            "fundscheck: database payments: the database cannot be reached (ConnectionRefused); check its host and port\n");
    }

    [Theory]
    [InlineData("postgres://ann:hunter2-secret@db.example/payments")]
    [InlineData("Host=db.example;Pasword=hunter2-secret")]
    [InlineData("Host=db.example;Port=hunter2-secret")]
    [InlineData("Host=db.example;Minimum Pool Size=9;Maximum Pool Size=1;Password=hunter2-secret")]
    [InlineData("Database=payments;Password=hunter2-secret")]
    [InlineData("hunter2-secret")]
    [InlineData("")]
    public async Task Ends_with_2_where_the_text_is_no_connection_string(string text)
    {
        var run = await Run.OfAsync("store", "migrate", "--postgres", text);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("--postgres is a connection string of Npgsql").And.NotContain("hunter2");
        run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().ContainSingle();
    }

    [Fact]
    public async Task Ends_with_2_without_a_database()
    {
        var run = await Run.OfAsync("store", "migrate");

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("--postgres");
    }

    [Fact]
    public async Task Ends_with_1_where_the_password_is_wrong()
    {
        await using var database = await StoreDatabase.CreateAsync(hasSchema: false);

        var run = await Run.OfAsync("store", "migrate", "--postgres", $"{database.ConnectionString};Password=hunter2-secret");

        (run.ExitCode, run.Out).Should().Be((1, ""));
        run.Error.Should().Be(
            $"fundscheck: {database.Name}: PostgreSQL reported error 28P01: the user or its password is wrong\n");
    }
}
