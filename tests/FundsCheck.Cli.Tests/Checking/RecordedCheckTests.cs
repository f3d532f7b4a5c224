using System.Runtime.Versioning;
using System.Text.Json;
using FundsCheck.Cli.Tests.Decisions;
using FundsCheck.DecisionLog;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class RecordedCheckTests : LoggedChecks
{
    [Fact]
    public async Task A_decision_is_existing_in_the_next_run_and_holds_its_amount()
    {
        var first = await CheckAsync("d-1", "60.00 USD");
        var again = await CheckAsync("d-1", "60.00 USD");
        var other = await CheckAsync("d-2", "60.00 USD");

        first.ExitCode.Should().Be(0);
        Member(first, "recorded").GetBoolean().Should().BeTrue();
        Member(again, "existing").GetBoolean().Should().BeTrue();
        Member(other, "outcome").GetString().Should().Be("decline");
        Member(other, "held").ToString().Should().Contain("60.00 USD");
        first.Error.Should().NotContain("there is no decision log");
    }

    [Fact]
    public async Task The_same_id_with_other_content_ends_with_2()
    {
        await CheckAsync("d-1", "60.00 USD");

        var conflict = await CheckAsync("d-1", "61.00 USD");

        conflict.ExitCode.Should().Be(2);
        conflict.Out.Should().BeEmpty();
        conflict.Error.Should().Contain("d-1").And.Contain("amount");
    }

    [Fact]
    public async Task A_retry_is_checked_against_the_debit_that_it_presents_again()
    {
        await CheckAsync("d-1", "60.00 USD");
        string[] retry = ["--attempt", "2", "--last-return", "R01", "--retry-of", "d-1"];

        var open = await CheckAsync("d-1-again", "60.00 USD", retry);
        await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        var dearer = await CheckAsync("d-1-again", "61.00 USD", retry);
        var again = await CheckAsync("d-1-again", "60.00 USD", retry);
        var unverified = await CheckAsync("d-2-again", "10.00 USD", [.. retry[..^1], "d-2"]);

        (open.ExitCode, dearer.ExitCode, again.ExitCode, unverified.ExitCode).Should().Be((2, 2, 0, 10));
        open.Error.Should().Contain("retryOf.not-returned");
        dearer.Error.Should().Contain("amount.contradicts");
        unverified.Out.Should().Contain("RETRY_UNVERIFIED");
    }

    [Fact]
    public async Task A_closed_debit_ends_with_2_and_its_state()
    {
        await CheckAsync("d-1", "60.00 USD");
        await Run.OfAsync("decisions", "record", Log, "d-1", "cancelled");

        var json = await CheckAsync("d-1", "60.00 USD");
        var text = await Run.CheckAsync(Sandbox, "--account", Run.Account, "--id", "d-1", "--amount", "60.00 USD", "--decisions", Log);

        (json.ExitCode, text.ExitCode).Should().Be((2, 2));
        Member(json, "state").GetString().Should().Be("cancelled");
        Member(json, "error").GetProperty("problems")[0].GetProperty("code").GetString().Should().Be("debit.closed");
        text.Out.Should().BeEmpty();
        text.Error.Should().Contain("d-1").And.Contain("cancelled");
    }

    [Fact]
    public async Task A_closed_debit_of_a_batch_is_an_error_line_in_its_place()
    {
        await CheckAsync("d-1", "60.00 USD");
        await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var debits = Path.Combine(Folder.FullName, "debits.jsonl");
        await File.WriteAllTextAsync(
            debits,
            string.Concat(((string[])[
                "d-1", "d-2",
            ]).Select(id => $$"""{"id":"{{id}}","account":"{{Run.Account}}","amount":"60.00 USD"}""" + "\n")));

        var batch = await Run.CheckAsync(Sandbox, "--debits", debits, "--decisions", Log);

        batch.ExitCode.Should().Be(2);
        using var first = JsonDocument.Parse(batch.Lines[0]);
        using var second = JsonDocument.Parse(batch.Lines[1]);
        (first.RootElement.GetProperty("line").GetInt32(), first.RootElement.GetProperty("state").GetString()).Should().Be((1, "sent"));
        second.RootElement.GetProperty("outcome").GetString().Should().Be("decline");
    }

    [Fact]
    public async Task A_lost_log_is_begun_anew_on_demand_only()
    {
        await CheckAsync("d-1", "60.00 USD");
        File.Delete(Log);

        var refused = await CheckAsync("d-1", "60.00 USD");
        var begun = await Run.CheckAsync(
            Sandbox, "--account", Run.Account, "--amount", "60.00 USD", "--id", "d-1", "--decisions", Log, "--replace-lost-segment",
            "--output", "json");
        var alone = await Run.CheckAsync(Sandbox, "--account", Run.Account, "--amount", "60.00 USD", "--replace-lost-segment");

        (refused.ExitCode, refused.Out).Should().Be((1, ""));
        refused.Error.Should().Contain($"{Log}: line 1: segment 1, the active one, is missing").And.Contain("move it back")
            .And.Contain("--replace-lost-segment");
        begun.ExitCode.Should().Be(0);
        Member(begun, "existing").GetBoolean().Should().BeFalse();
        alone.ExitCode.Should().Be(2);
        alone.Error.Should().Contain("--decisions");
    }

    [Fact]
    public async Task A_second_writer_ends_with_an_error_that_names_the_first()
    {
        var services = new ServiceCollection();
        services.AddFundsCheck().UseDecisionLog(Log);
        await using var host = services.BuildServiceProvider();
        _ = host.GetRequiredService<FundsCheck.Storage.IDecisionStore>();

        var check = await CheckAsync("d-1", "1.00 USD");

        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("in use by process");
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task A_warning_of_the_log_is_shown()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes");
        await CheckAsync("d-1", "60.00 USD");
        File.SetUnixFileMode(Log, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);

        var checkedAgain = await CheckAsync("d-1", "60.00 USD");
        var recorded = await Run.OfAsync("decisions", "record", Log, "d-1", "sent");

        checkedAgain.Error.Should().Contain($"fundscheck: {Log} can be read by other users");
        recorded.Error.Should().Contain($"fundscheck: {Log} can be read by other users");
    }
}
