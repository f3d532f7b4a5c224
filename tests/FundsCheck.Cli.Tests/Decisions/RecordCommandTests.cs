using System.Runtime.Versioning;
using System.Text.Json;
using FundsCheck.DecisionLog;
using FundsCheck.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Cli.Tests.Decisions;

public sealed class RecordCommandTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");
    private PlaidSandbox sandbox = null!;

    private string Log => Path.Combine(folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => sandbox = await PlaidSandbox.StartAsync();

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
    public async Task A_recorded_event_is_shown_and_frees_the_hold()
    {
        await CheckAsync("d-1", "60.00 USD");
        var unsent = await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var returned = await Run.OfAsync("decisions", "record", Log, "d-1", "returned", "--code", "R01");
        var contradicted = await Run.OfAsync("decisions", "record", Log, "d-1", "cancelled");
        var unknown = await Run.OfAsync("decisions", "record", Log, "d-9", "sent");
        var misplaced = await Run.OfAsync("decisions", "record", Log, "d-1", "sent", "--code", "R01");

        var other = await CheckAsync("d-2", "60.00 USD");
        var timeline = await Run.OfAsync("decisions", "show", Log, "d-1");

        returned.ExitCode.Should().Be(0);
        (unsent.ExitCode, contradicted.ExitCode, unknown.ExitCode, misplaced.ExitCode).Should().Be((2, 2, 2, 2));
        unsent.Error.Should().Contain("it was never sent, as far as is recorded");
        contradicted.Error.Should().Contain("it cannot be cancelled after it was returned");
        Member(other, "outcome").GetString().Should().Be("accept");
        timeline.Out.Should().Contain("ACCEPT").And.Contain("returned at").And.Contain("R01").And.NotContain(Run.Token);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("settled")]
    public async Task The_same_event_recorded_again_without_a_time_is_a_repeat(string what)
    {
        await CheckAsync("d-1", "60.00 USD");

        var first = await Run.OfAsync("decisions", "record", Log, "d-1", what);
        var again = await Run.OfAsync("decisions", "record", Log, "d-1", what);
        var other = await Run.OfAsync("decisions", "record", Log, "d-1", what, "--at", "2026-01-01T00:00:00Z");

        (first.ExitCode, again.ExitCode, other.ExitCode).Should().Be((0, 0, 2));
        again.Out.Should().Be($"d-1: {what}, as was recorded already\n");
    }

    [Theory]
    [InlineData("sent", "2020-01-01T00:00:00Z", "before it was decided at")]
    [InlineData("settled", "2199-01-01T00:00:00Z", "it is not yet 2199-01-01T00:00:00Z")]
    public async Task An_event_at_a_time_that_cannot_be_ends_with_2_and_the_bound(string what, string at, string bound)
    {
        await CheckAsync("d-1", "60.00 USD");

        var refused = await Run.OfAsync("decisions", "record", Log, "d-1", what, "--at", at);

        refused.ExitCode.Should().Be(2);
        refused.Error.Should().Contain(bound);
    }

    [Fact]
    public async Task A_closed_debit_ends_with_2_and_its_state()
    {
        await CheckAsync("d-1", "60.00 USD");
        await Run.OfAsync("decisions", "record", Log, "d-1", "cancelled");

        var json = await CheckAsync("d-1", "60.00 USD");
        var text = await Run.CheckAsync(sandbox, "--account", Run.Account, "--id", "d-1", "--amount", "60.00 USD", "--decisions", Log);

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
        var debits = Path.Combine(folder.FullName, "debits.jsonl");
        await File.WriteAllTextAsync(
            debits,
            string.Concat(((string[])[
                "d-1", "d-2",
            ]).Select(id => $$"""{"id":"{{id}}","account":"{{Run.Account}}","amount":"60.00 USD"}""" + "\n")));

        var batch = await Run.CheckAsync(sandbox, "--debits", debits, "--decisions", Log);

        batch.ExitCode.Should().Be(2);
        using var first = JsonDocument.Parse(batch.Lines[0]);
        using var second = JsonDocument.Parse(batch.Lines[1]);
        (first.RootElement.GetProperty("line").GetInt32(), first.RootElement.GetProperty("state").GetString()).Should().Be((1, "sent"));
        second.RootElement.GetProperty("outcome").GetString().Should().Be("decline");
    }

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
            .Should().Be((0, $"{Log}: 5 lines, 3 decisions, 0 events: the chain is unbroken; anchored up to line 4, not behind it"));
        foreign.ExitCode.Should().Be(1);
        (replayed.ExitCode, replayed.Out).Should().Be((0, $"{Log}: 3 decisions replayed, 0 differ\n"));
    }

    [Fact]
    public async Task An_anchor_is_one_line_that_verifying_accepts()
    {
        await CheckAsync("d-1", "60.00 USD");

        var anchor = await Run.OfAsync("decisions", "anchor", Log);
        var line = anchor.Lines.Should().ContainSingle().Subject;
        var verified = await Run.OfAsync("decisions", "verify", Log, "--require-anchor", "--anchor", line);
        var miscounted = await Run.OfAsync(
            "decisions", "verify", Log, "--anchor", line.Replace("lines 3", "lines 4", StringComparison.Ordinal));

        (anchor.ExitCode, anchor.Error).Should().Be((0, ""));
        line.Should().MatchRegex("^head [0-9a-f]{64} lines 3 at 20[0-9-]{8}T[0-9:]{8}Z$");
        (verified.ExitCode, verified.Lines[0])
            .Should().Be((0, $"{Log}: 3 lines, 1 decisions, 0 events: the chain is unbroken; anchored up to its last line"));
        miscounted.ExitCode.Should().Be(1);
        miscounted.Out.Should().Contain($"{Log}: line 3: it has the head of the anchor, which states 4 lines");
    }

    [Fact]
    public async Task A_missing_required_anchor_ends_with_1()
    {
        await CheckAsync("d-1", "60.00 USD");

        var verified = await Run.OfAsync("decisions", "verify", Log, "--require-anchor");

        verified.ExitCode.Should().Be(1);
        verified.Out.Should().Contain("the chain is unbroken; not anchored");
        verified.Error.Should().Contain("--require-anchor demands one");
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

        (run.ExitCode, run.Out).Should().Be((1, $"{Log}: line 1: it has no whole line: it is empty, or no decision log\n"));
    }

    [Fact]
    public async Task A_lost_log_is_begun_anew_on_demand_only()
    {
        await CheckAsync("d-1", "60.00 USD");
        File.Delete(Log);

        var refused = await CheckAsync("d-1", "60.00 USD");
        var begun = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "60.00 USD", "--id", "d-1", "--decisions", Log, "--replace-lost-segment",
            "--output", "json");
        var alone = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "60.00 USD", "--replace-lost-segment");

        (refused.ExitCode, refused.Out).Should().Be((1, ""));
        refused.Error.Should().Contain($"{Log}: line 1: segment 1, the active one, is missing").And.Contain("put it back")
            .And.Contain("--replace-lost-segment");
        begun.ExitCode.Should().Be(0);
        Member(begun, "existing").GetBoolean().Should().BeFalse();
        alone.ExitCode.Should().Be(2);
        alone.Error.Should().Contain("--decisions");
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
        verified.Out.Should().Contain($"{Log}: line 3: it was altered");
        check.ExitCode.Should().Be(1);
        check.Error.Should().Contain("line 3");
        check.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_forged_outcome_with_a_forged_chain_is_found_by_replay()
    {
        var strict = Path.Combine(folder.FullName, "strict.json");
        await File.WriteAllTextAsync(
            strict,
            FundsCheck.Rules.RuleSet.Default.CanonicalText.Replace(
                "\"below\": \"0.00 USD\"", "\"below\": \"50.00 USD\"", StringComparison.Ordinal));
        await CheckAsync("d-1", "60.00 USD");

        var under = await Run.OfAsync("decisions", "replay", Log, "--rules", strict);

        under.ExitCode.Should().Be(1);
        under.Out.Should().Contain("d-1 (revision 1) differs").And.Contain("recorded accept []").And.Contain("1 differ");
    }

    [Fact]
    public async Task A_missing_log_ends_with_2()
    {
        var verified = await Run.OfAsync("decisions", "verify", Log);
        var recorded = await Run.OfAsync("decisions", "record", Log, "d-1", "sent");
        var check = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--decisions", Path.Combine(folder.FullName, "none", "log"));

        (verified.ExitCode, recorded.ExitCode, check.ExitCode).Should().Be((2, 2, 2));
        check.Error.Should().Contain("folder that is not there");
        File.Exists(Log).Should().BeFalse();
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

    public async ValueTask DisposeAsync()
    {
        await sandbox.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static JsonElement Member(Run run, string name)
    {
        using var decision = JsonDocument.Parse(run.Out);
        return decision.RootElement.GetProperty(name).Clone();
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
        verified.Out.Should().Contain("line 3: it cannot be read");
    }

    private Task<Run> CheckAsync(string id, string amount, params string[] more) =>
        Run.CheckAsync(
            sandbox, ["--account", Run.Account, "--amount", amount, "--id", id, "--decisions", Log, "--output", "json", .. more]);
}
