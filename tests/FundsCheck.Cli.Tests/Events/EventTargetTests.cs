using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Cli.Tests.Events;

/// <summary>Events beside a running service, which has the log open.</summary>
public sealed class EventTargetTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider _clock = new(Now);

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task An_event_is_recorded_through_the_service_that_has_the_log_open()
    {
        await using (var store = Open())
        {
            await using var service = EventService.Over(store, _clock);

            var first = await EventService.RunAsync(
                _clock, "decisions", "record", "--url", service.Url, "d-8", "returned", "--code", "R01", "--at",
                "2026-11-22T15:00:00+01:00");
            var again = await EventService.RunAsync(
                _clock, "decisions", "record", "d-8", "returned", "--code", "R01", "--url", service.Url);
            var other = await EventService.RunAsync(
                _clock, "decisions", "record", "--url", service.Url, "d-8", "returned", "--code", "R02");
            var unknown = await EventService.RunAsync(_clock, "decisions", "record", "--url", service.Url, "d-9", "sent");

            (first.ExitCode, first.Out, first.Error).Should().Be((0, "d-8: returned\n", ""));
            (again.ExitCode, again.Out, again.Error).Should().Be((0, "d-8: returned (recorded already)\n", ""));
            (other.ExitCode, other.Out).Should().Be((2, ""));
            other.Error.Should().Be("fundscheck: debit `d-8`: `returned` is recorded already, with other content (event.refused)\n");
            (unknown.ExitCode, unknown.Out).Should().Be((2, ""));
            unknown.Error.Should().Contain("no decision on it is recorded");
        }

        var shown = await Run.OfAsync("decisions", "show", Log, "d-8");
        shown.Out.Should().Contain("returned at 2026-11-22T14:00:00.000Z with R01");
    }

    [Fact]
    public async Task A_log_that_a_service_has_open_is_left_alone_and_the_message_names_the_way()
    {
        var returns = Path.Combine(_folder.FullName, "returns.csv");
        await File.WriteAllTextAsync(returns, "id,code\nd-8,R01\n");
        await using var store = Open();
        foreach (var command in (string[][])[
            ["decisions", "record", Log, "d-8", "returned", "--code", "R01"], ["decisions", "import-returns", Log, returns],
        ])
        {
            var run = await Run.OfAsync(command);

            (run.ExitCode, run.Out).Should().Be((1, ""));
            run.Error.Should().StartWith($"fundscheck: {Log}: the log is in use by process ").And.Contain("--url, in place of LOG");
        }
    }

    [Theory]
    [InlineData("LOG and --url exclude one another", "record", "LOG", "d-1", "sent", "--url", "http://127.0.0.1:9")]
    [InlineData(
        "--postgres and --url exclude one another",
        "record", "d-1", "sent", "--url", "http://127.0.0.1:9", "--postgres", "Host=db.example")]
    [InlineData("EVENT is missing; LOG is left out with --postgres or --url only", "record", "d-1", "sent")]
    [InlineData("EVENT is missing", "record", "d-1", "--url", "http://127.0.0.1:9")]
    [InlineData("FILE is missing", "import-returns", "--url", "http://127.0.0.1:9")]
    [InlineData("FILE is missing; LOG is left out with --postgres or --url only", "import-returns", "returns.csv")]
    [InlineData("no source of decisions is given", "import-returns")]
    [InlineData("--approve-unread does not go with --url", "record", "d-1", "sent", "--url", "http://127.0.0.1:9", "--approve-unread")]
    [InlineData("--url is not an option of this command", "list", "LOG", "--url")]
    [InlineData("--url is not an option of this command", "show", "LOG", "d-1", "--url")]
    [InlineData("--url needs a value", "record", "d-1", "sent", "--url")]
    public async Task A_wrong_choice_ends_with_2(string problem, params string[] arguments)
    {
        var run = await Run.OfAsync(["decisions", .. arguments.Select(argument => argument == "LOG" ? Log : argument)]);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_token_for_another_machine_needs_https()
    {
        var returns = Path.Combine(_folder.FullName, "returns.csv");
        await File.WriteAllTextAsync(returns, "id,code\nd-8,R01\n");
        foreach (var command in (string[][])[["decisions", "record", "d-8", "sent"], ["decisions", "import-returns", returns]])
        {
            var run = await EventService.RunAsync(_clock, [.. command, "--url", "http://payments.example.com/debit-events"]);

            (run.ExitCode, run.Out).Should().Be((2, ""));
            run.Error.Should().Contain("FUNDSCHECK_TOKEN would be sent unencrypted; give an https address");
        }
    }

    private FileDecisionStore Open() => FileDecisionStore.Open(Log, new DecisionLogOptions(), _clock, NullLogger.Instance);
}
