using FundsCheck.Cli.Tests.Decisions;

namespace FundsCheck.Cli.Tests.Checking;

/// <summary><c>check --postgres</c> and <c>decisions record --postgres</c>.</summary>
public sealed class DatabaseCheckTests : LoggedChecks
{
    [Fact]
    public async Task A_decision_is_existing_in_the_next_run_and_its_events_free_its_hold()
    {
        await using var database = await StoreDatabase.CreateAsync();

        var first = await CheckAsync(database, "d-1");
        var again = await CheckAsync(database, "d-1");
        var held = await CheckAsync(database, "d-2");
        var sent = await database.RunAsync("decisions", "record", "d-1", "sent");
        var repeated = await database.RunAsync("decisions", "record", "d-1", "sent");
        var refused = await database.RunAsync("decisions", "record", "d-9", "sent");
        await database.RunAsync("decisions", "record", "d-1", "returned", "--code", "R01");
        var freed = await CheckAsync(database, "d-3");
        var shown = await database.RunAsync("decisions", "show", "d-1");

        (first.ExitCode, first.Error, again.ExitCode, held.ExitCode, freed.ExitCode).Should().Be((0, "", 0, 20, 0));
        Member(first, "recorded").GetBoolean().Should().BeTrue();
        Member(again, "existing").GetBoolean().Should().BeTrue();
        (sent.ExitCode, sent.Out, repeated.Out).Should().Be((0, "d-1: sent\n", "d-1: sent (recorded already)\n"));
        refused.ExitCode.Should().Be(2);
        shown.Out.Should().Contain("revision 1, record 1: ACCEPT").And.Contain("returned at").And.NotContain(Run.Token);
    }

    [Fact]
    public async Task A_database_that_fails_ends_with_1_before_a_balance_is_read()
    {
        await using var database = await StoreDatabase.CreateAsync(hasSchema: false);

        var noSchema = await CheckAsync(database, "d-1");
        var noServer = await CheckAsync("d-1", "60.00 USD");
        var unreachable = await Run.CheckAsync(
            Sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--postgres", "Host=127.0.0.1;Port=1;Password=hunter2-secret");

        (noSchema.ExitCode, noSchema.Out, unreachable.ExitCode, unreachable.Out).Should().Be((1, "", 1, ""));
        noSchema.Error.Should().Contain("fundscheck store migrate");
        unreachable.Error.Should().Contain("cannot be reached").And.NotContain("hunter2");
        noServer.ExitCode.Should().Be(0, "a log needs no server");
    }

    [Fact]
    public async Task A_log_and_a_database_exclude_one_another()
    {
        var run = await CheckAsync("d-1", "60.00 USD", "--postgres", "Host=db.example;Password=hunter2-secret");

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("--decisions and --postgres exclude one another").And.NotContain("hunter2");
        File.Exists(Log).Should().BeFalse();
    }

    private async Task<Run> CheckAsync(StoreDatabase database, string id)
    {
        var run = await Run.CheckAsync(
            Sandbox,
            "--account", Run.Account, "--amount", "60.00 USD", "--id", id, "--output", "json", "--postgres", database.ConnectionString);
        (run.Out + run.Error).Should().NotContain(database.Password);
        return run;
    }
}
