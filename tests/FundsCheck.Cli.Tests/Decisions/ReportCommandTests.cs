using System.Text.Json;

namespace FundsCheck.Cli.Tests.Decisions;

public sealed class ReportCommandTests : IDisposable
{
    private const string Decision = "/signal/decision/report ";
    private const string Return = "/signal/return/report ";

    private static readonly string[] All =
    [
        Decided("t-1-accept", "true", "APPROVE"),
        Return + """{"client_transaction_id":"t-1-accept","return_code":"R01","returned_at":"2026-11-20T15:00:00Z"}""",
        Decided("t-2-reroute", "false", "REJECT"),
        Decided("t-3-review", "true", "APPROVE"),
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string SentFile => Log + ".signal-reports";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Every_outcome_and_return_is_sent_once()
    {
        await WriteLogAsync();
        await using var server = new ReportServer();

        var first = await ReportAsync(server);
        var second = await ReportAsync(server);

        server.Requests.Should().Equal(All);
        first.Should().Be(new Run(0, $"{Log}: 4 sent, 0 already sent, 0 refused, 0 not sent\n", ""));
        second.Should().Be(new Run(0, $"{Log}: 0 sent, 4 already sent, 0 refused, 0 not sent\n", ""));
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(SentFile).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public async Task A_run_that_was_killed_between_sending_and_noting_sends_again_and_a_duplicate_counts_as_sent()
    {
        await WriteLogAsync();
        await using (var server = new ReportServer())
        {
            await ReportAsync(server);
        }

        // The kill left half of the second line.
        var lines = await File.ReadAllLinesAsync(SentFile, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(SentFile, lines[0] + "\n" + lines[1][..20], TestContext.Current.CancellationToken);
        await using var duplicate = new ReportServer(
            (400, ReportServer.Error("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", "SIGNAL_ERROR")), (200, ReportServer.Received));

        var resumed = await ReportAsync(duplicate);
        var after = await ReportAsync(duplicate);

        duplicate.Requests.Should().Equal(All[1..]);
        (resumed.ExitCode, after.ExitCode).Should().Be((0, 0));
        resumed.Out.Should().Contain("3 sent, 1 already sent");
        after.Out.Should().Contain("0 sent, 4 already sent");
    }

    [Fact]
    public async Task An_outage_ends_the_run_with_1_and_the_next_run_sends_what_is_left()
    {
        await WriteLogAsync();
        await using (var down = new ReportServer(
            (200, ReportServer.Received), (503, ReportServer.Error("PLANNED_MAINTENANCE", "API_ERROR"))))
        {
            var ended = await ReportAsync(down);

            ended.ExitCode.Should().Be(1);
            ended.Out.Should().Be($"{Log}: 1 sent, 0 already sent, 0 refused, 3 not sent\n");
            ended.Error.Should().Contain("PLANNED_MAINTENANCE");
            down.Requests.Should().HaveCount(2);
        }

        await using var server = new ReportServer();

        (await ReportAsync(server)).ExitCode.Should().Be(0);
        server.Requests.Should().Equal(All[1..]);
    }

    [Fact]
    public async Task A_refused_report_ends_with_1_and_keeps_none_of_the_others_back()
    {
        await WriteLogAsync();
        await using var server = new ReportServer(
            (200, ReportServer.Received), (400, ReportServer.Error("SIGNAL_TRANSACTION_NOT_INITIATED", "SIGNAL_ERROR")),
            (200, ReportServer.Received));

        var run = await ReportAsync(server, "--output", "json");

        run.ExitCode.Should().Be(1);
        server.Requests.Should().Equal(All);
        using var json = JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("sent").GetInt32().Should().Be(3);
        var refused = json.RootElement.GetProperty("refused").EnumerateArray().Should().ContainSingle().Subject;
        refused.GetProperty("id").GetString().Should().Be("1-accept");
        refused.GetProperty("report").GetString().Should().Be("return");
        refused.GetProperty("code").GetString().Should().Be("SIGNAL_TRANSACTION_NOT_INITIATED");
    }

    [Fact]
    public async Task A_dry_run_needs_no_credentials_and_leaves_no_trace()
    {
        await WriteLogAsync();

        var run = await Run.OfAsync("decisions", "report", Log, "--dry-run");

        run.Should().Be(new Run(
            0,
            "to send: approve of 1-accept, revision 1, initiated\nto send: return R01 of 1-accept, revision 1\n"
                + "to send: reject of 2-reroute, revision 1, not initiated\nto send: approve of 3-review, revision 1, initiated\n"
                + $"{Log}: 4 to send, 0 already sent\n",
            ""));
        File.Exists(SentFile).Should().BeFalse();
    }

    [Fact]
    public async Task Credentials_are_needed_beside_a_sandbox()
    {
        await WriteLogAsync();

        var run = await Run.OfAsync("decisions", "report", Log);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("PLAID_CLIENT_ID").And.Contain("PLAID_SECRET");
    }

    [Fact]
    public async Task A_damaged_file_of_sent_reports_ends_with_2_and_sends_nothing()
    {
        await WriteLogAsync();
        await File.WriteAllTextAsync(SentFile, "{}\n", TestContext.Current.CancellationToken);
        await using var server = new ReportServer();

        var run = await ReportAsync(server);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("line 1 is no sent report");
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task The_timeline_of_a_debit_shows_its_facts()
    {
        await WriteLogAsync();

        var shown = await Run.OfAsync("decisions", "show", Log, "1-accept");
        var failed = await Run.OfAsync("decisions", "show", Log, "5-failed");

        shown.Out.Should().Contain("facts x.signal.*, reference t-1-accept").And.Contain("x.signal.result: accept");
        failed.Out.Should().Contain("facts x.signal.* not read: PROVIDER_UNAVAILABLE");
    }

    [Fact]
    public async Task The_log_verifies_and_replays()
    {
        await WriteLogAsync();

        (await Run.OfAsync("decisions", "verify", Log)).ExitCode.Should().Be(0);
        (await Run.OfAsync("decisions", "replay", Log)).Out.Should().Contain("5 decisions replayed, 0 differ");
    }

    private static string Decided(string id, string initiated, string outcome) =>
        Decision + $$"""{"client_transaction_id":"{{id}}","initiated":{{initiated}}"""
            + $$""","decision_outcome":"{{outcome}}","payment_method":"STANDARD_ACH"}""";

    private static Task<Run> ReportAsync(ReportServer server, string log, string[] more) =>
        Run.OfAsync(["decisions", "report", log, "--plaid-url", server.Address, .. more]);

    private Task<Run> ReportAsync(ReportServer server, params string[] more) => ReportAsync(server, Log, more);

    private async Task WriteLogAsync()
    {
        using var log = new SignalLog(Log);
        (await log.CheckAsync("1", "accept")).Outcome.Should().Be(Outcome.Accept);
        (await log.CheckAsync("2", "reroute")).Outcome.Should().Be(Outcome.Decline);
        (await log.CheckAsync("3", "review")).Outcome.Should().Be(Outcome.Review);
        (await log.CheckAsync("4", "accept")).Outcome.Should().Be(Outcome.Accept, "it stays open, and has no report yet");
        (await log.CheckAsync("5", "failed")).Outcome.Should().Be(Outcome.Review);
        await log.RecordAsync("3-review", new DebitEvent.Approved("Ann", "known customer"));
        await log.RecordAsync("3-review", new DebitEvent.Sent());
        await log.RecordAsync("1-accept", new DebitEvent.Sent());
        log.Clock.Advance(TimeSpan.FromDays(1));
        await log.RecordAsync("1-accept", new DebitEvent.Returned(At: null, "R01"));
        await log.RecordAsync("5-failed", new DebitEvent.Cancelled());
    }
}
