namespace FundsCheck.Cli.Tests.Decisions;

public sealed class VerifyCommandTests : LoggedChecks
{
    [Fact]
    public async Task A_recorded_log_verifies_and_replays()
    {
        await CheckAsync("d-1", "60.00 USD");
        await CheckAsync("d-2", "60.00 USD");

        var verified = await Run.OfAsync("decisions", "verify", Log);
        var head = verified.Lines[1].Split(' ')[1];
        await CheckAsync("d-3", "1.00 USD");
        var anchored = await Run.OfAsync("decisions", "verify", Log, "--anchor", head);
        var foreign = await Run.OfAsync("decisions", "verify", Log, "--anchor", new string('a', 64));
        var replayed = await Run.OfAsync("decisions", "replay", Log);

        verified.Out.Should().Contain("2 decisions").And.Contain("the chain is unbroken; not anchored").And.NotContain("altered");
        (anchored.ExitCode, anchored.Lines[0])
            .Should().Be((0, $"{Log}: 5 lines, 3 decisions, 0 events: the chain is unbroken; anchored up to line 4, not after it"));
        foreign.ExitCode.Should().Be(1);
        (replayed.ExitCode, replayed.Out).Should().Be((0, $"{Log}: 3 decisions replayed, 0 differ\n"));
    }

    [Fact]
    public async Task Statuses_of_connections_are_counted_and_are_in_no_other_output()
    {
        var log = Path.Combine(Repository.Root, "tests", "logs", "connections.jsonl");

        var verified = await Run.OfAsync("decisions", "verify", log);
        var replayed = await Run.OfAsync("decisions", "replay", log);
        var shown = await Run.OfAsync("decisions", "show", log, "order-2");

        verified.Lines[0]
            .Should().Be($"{log}: 11 lines, 2 decisions, 1 events, 6 connection statuses: the chain is unbroken; not anchored");
        replayed.Out.Should().Be($"{log}: 2 decisions replayed, 0 differ\n");
        shown.Out.Should().Contain("sent").And.NotContain("item-");
    }

    [Fact]
    public async Task A_missing_required_anchor_ends_with_1()
    {
        await CheckAsync("d-1", "60.00 USD");

        var verified = await Run.OfAsync("decisions", "verify", Log, "--require-anchor");

        verified.ExitCode.Should().Be(1);
        verified.Out.Should().Contain("the chain is unbroken; not anchored");
        verified.Error.Should().Contain("--require-anchor needs an anchor");
    }

    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0b7a")]
    [InlineData("head of the log")]
    public async Task A_text_that_is_no_anchor_ends_with_2(string anchor)
    {
        await CheckAsync("d-1", "60.00 USD");

        var verified = await Run.OfAsync("decisions", "verify", Log, "--anchor", anchor);

        (verified.ExitCode, verified.Out).Should().Be((2, ""));
        verified.Error.Should().Contain("--anchor is the line that `decisions anchor` printed").And.Contain("not all of them zeros");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("anchor")]
    public async Task An_empty_log_is_an_error(string command)
    {
        await File.WriteAllTextAsync(Log, "");

        var run = await Run.OfAsync("decisions", command, Log);

        (run.ExitCode, run.Out).Should().Be((1, $"{Log}: line 1: the file has no whole line: it is empty, or not a decision log\n"));
    }

    [Fact]
    public async Task An_altered_line_is_named_and_no_line_is_appended()
    {
        await CheckAsync("d-1", "60.00 USD");
        await CheckAsync("d-2", "1.00 USD");
        await File.WriteAllTextAsync(
            Log,
            (await File.ReadAllTextAsync(Log)).Replace("\"amount\":\"60.00 USD\"", "\"amount\":\"59.00 USD\"", StringComparison.Ordinal));

        var verified = await Run.OfAsync("decisions", "verify", Log);
        var check = await CheckAsync("d-3", "1.00 USD");

        verified.ExitCode.Should().Be(1);
        verified.Out.Should().Contain($"{Log}: line 3: the line was altered");
        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("line 3");
        check.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_missing_log_ends_with_2()
    {
        var verified = await Run.OfAsync("decisions", "verify", Log);
        var recorded = await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var check = await Run.CheckAsync(
            Sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--decisions", Path.Combine(Folder.FullName, "none", "log"));

        (verified.ExitCode, recorded.ExitCode, check.ExitCode).Should().Be((2, 2, 2));
        check.Error.Should().Contain("folder that does not exist");
        File.Exists(Log).Should().BeFalse();
    }

    [Fact]
    public async Task A_reading_in_a_form_that_no_store_writes_is_reported()
    {
        await CheckAsync("d-1", "60.00 USD");
        var lines = await File.ReadAllLinesAsync(Log);
        await File.WriteAllLinesAsync(
            Log,
            [
                .. lines[..^1],
                lines[^1]
                    .Replace(
                        "\"kind\":\"checking\"", "\"kind\":\"checking\",\"type\":\"loan\",\"subtype\":\"auto\"", StringComparison.Ordinal),
            ]);

        var verified = await Run.OfAsync("decisions", "verify", Log);

        verified.ExitCode.Should().Be(1);
        verified.Out.Should().Contain("line 3: the line cannot be read");
    }
}
