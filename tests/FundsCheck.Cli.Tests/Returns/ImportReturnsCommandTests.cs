using System.Globalization;
using System.Text.Json;
using FundsCheck.Cli.Tests.Events;
using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Cli.Tests.Returns;

/// <summary>The import of a bank's file: into a log, into a database, and through a service.</summary>
public sealed class ImportReturnsCommandTests : IAsyncLifetime
{
    // d-8 is sent, d-2 is settled, d-1 and d-3 are returned with R01, d-6 is declined, d-9 is unknown.
    private const string Rows = "id,code\nd-8,R02\nd-1,R01\nd-6,R01\nd-2,R10\nd-9,R01\nd-3,R03\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 15, 0, 0, TimeSpan.Zero));

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Returns => Path.Combine(_folder.FullName, "returns.csv");

    public async ValueTask InitializeAsync()
    {
        await RecordedLog.WriteAsync(Log, RuleSet.Default);
        await File.WriteAllTextAsync(Returns, Rows);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_row_is_recorded_once_and_a_rejected_row_leaves_the_others()
    {
        var first = await RunAsync(Log, Returns);
        var again = await RunAsync(Log, Returns);

        (first.ExitCode, first.Error).Should().Be((1, ""));
        first.Lines.Should().Equal(
            $"{Returns}: line 4: rejected: debit `d-6`: a declined debit cannot be returned",
            $"{Returns}: line 6: rejected: debit `d-9`: no decision on it is recorded; check its id",
            $"{Returns}: line 7: rejected: debit `d-3`: `returned` is recorded already, with other content",
            $"{Returns}: 2 recorded, 1 recorded already, 3 rejected");
        again.Lines[^1].Should().Be($"{Returns}: 0 recorded, 3 recorded already, 3 rejected");
        (await Run.OfAsync("decisions", "show", Log, "d-8")).Out.Should().Contain("returned at 2026-11-23T15:00:00.000Z with R02");
        (await Run.OfAsync("decisions", "verify", Log)).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task A_log_a_database_and_a_service_give_the_same_result()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);
        string[] command = ["decisions", "import-returns", Returns, "--output", "json"];
        Run ofService;
        var copy = Path.Combine(_folder.FullName, "copy.jsonl");
        File.Copy(Log, copy);
        await using (var store = FileDecisionStore.Open(copy, new DecisionLogOptions(), _clock, NullLogger.Instance))
        {
            await using var service = EventService.Over(store, _clock);
            ofService = await EventService.RunAsync(_clock, [.. command, "--url", service.Url]);
        }

        var ofDatabase = await database.RunAsync(command);
        var ofLog = await RunAsync(Log, Returns, "--output", "json");

        ofLog.Error.Should().Be($"{Returns}: 2 recorded, 1 recorded already, 3 rejected\n");
        (ofDatabase.ExitCode, ofDatabase.Out, ofDatabase.Error).Should().Be((1, ofLog.Out, ofLog.Error));
        (ofService.ExitCode, ofService.Error).Should().Be((1, ofLog.Error));
        ofService.Out.Replace(" (event.refused)", "").Should().Be(ofLog.Out);
    }

    [Fact]
    public async Task As_json_each_row_has_a_line_with_its_result()
    {
        await File.WriteAllTextAsync(Returns, "code,id,at\nR02,d-8,2026-11-22\nR01,d-1,\nR01,d-9,\n");

        var run = await RunAsync(Log, Returns, "--output", "json");

        run.ExitCode.Should().Be(1);
        run.Lines.Should().Equal(
            """{"line":2,"id":"d-8","code":"R02","at":"2026-11-22T05:00:00.000Z","result":"recorded","reason":null}""",
            """{"line":3,"id":"d-1","code":"R01","at":null,"result":"repeated","reason":null}""",
            "{\"line\":4,\"id\":\"d-9\",\"code\":\"R01\",\"at\":null,\"result\":\"rejected\","
                + "\"reason\":\"debit `d-9`: no decision on it is recorded; check its id\"}");
        run.Lines.Should().OnlyContain(line => JsonDocument.Parse(line, default).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task A_date_is_the_same_time_whenever_the_file_is_imported()
    {
        await File.WriteAllTextAsync(Returns, "id,code,at\nd-8,R01,2026-11-23\n");

        var onTheDay = await RunAsync(Log, Returns);
        _clock.Advance(TimeSpan.FromDays(3));
        var later = await RunAsync(Log, Returns);

        (onTheDay.ExitCode, onTheDay.Out).Should().Be((0, $"{Returns}: 1 recorded, 0 recorded already, 0 rejected\n"));
        (later.ExitCode, later.Out).Should().Be((0, $"{Returns}: 0 recorded, 1 recorded already, 0 rejected\n"));
        (await Run.OfAsync("decisions", "show", Log, "d-8")).Out.Should().Contain("returned at 2026-11-23T05:00:00.000Z with R01");
    }

    [Fact]
    public async Task A_return_on_the_date_of_sending_needs_a_time()
    {
        // d-8 was sent on this date at 15:00 UTC.
        await File.WriteAllTextAsync(Returns, "id,code,at\nd-8,R01,2026-11-20\n");
        var dated = await RunAsync(Log, Returns);
        await File.WriteAllTextAsync(Returns, "id,code,at\nd-8,R01,2026-11-20T21:30:00-05:00\n");

        var timed = await RunAsync(Log, Returns);

        dated.ExitCode.Should().Be(1);
        dated.Out.Should().Contain("it cannot be returned at 2026-11-20T05:00:00Z, before it was sent at 2026-11-20T15:00:00Z");
        timed.ExitCode.Should().Be(0, timed.Out);
    }

    [Fact]
    public async Task Standard_input_is_a_file()
    {
        var run = await Run.OfAsync("id,code\nd-8,R01\nd-9,R01\n", _ => null, _clock, ["decisions", "import-returns", Log, "-"]);
        var closed = await RunAsync(Log, "missing.csv");

        run.ExitCode.Should().Be(1);
        run.Lines[0].Should().StartWith("standard input: line 3: rejected: ");
        run.Lines[1].Should().Be("standard input: 1 recorded, 0 recorded already, 1 rejected");
        closed.ExitCode.Should().Be(2);
        closed.Error.Should().Contain("`missing.csv` does not exist or cannot be read");
    }

    [Fact]
    public async Task Nothing_of_a_file_with_a_wrong_row_is_recorded()
    {
        await File.WriteAllTextAsync(Returns, "id,code\nd-8,R01\n,R01\nd-2,R99\n");
        var before = await File.ReadAllBytesAsync(Log);

        var run = await RunAsync(Log, Returns);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain("line 3").And.Contain("line 4");
        (await File.ReadAllBytesAsync(Log)).Should().Equal(before);
    }

    [Fact]
    public async Task A_service_that_fails_stops_the_import_which_may_be_run_again()
    {
        await File.WriteAllTextAsync(Returns, "id,code\na,R01\nb,R01\nc,R01\nd,R01\ne,R01\n");
        await using var failing = EventService.Scripted(
            EventResponse.Recorded("a"), EventResponse.Recorded("b", isRepeated: true),
            EventResponse.Problem(409, "event.refused", "it was never sent"), new EventResponse(500, null, ""));

        var run = await EventService.RunAsync(_clock, "decisions", "import-returns", "--url", failing.Url, Returns);

        run.ExitCode.Should().Be(1);
        run.Out.Should().Be($"{Returns}: line 4: rejected: it was never sent (event.refused)\n");
        run.Error.Split('\n').Should().Equal(
            $"fundscheck: {Returns}: stopped at line 5: 1 recorded, 1 recorded already, 1 rejected, 2 left; import the file again: a "
                + "return that is recorded adds nothing",
            $"fundscheck: {failing.Url}: status 500: this is no response of the endpoint for events; check the address",
            "");
        failing.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Fifty_thousand_rows_are_imported_through_one_open_log()
    {
        const int Count = 50_000;
        await File.WriteAllLinesAsync(
            Returns,
            Enumerable.Range(0, Count)
                .Select(number => string.Create(CultureInfo.InvariantCulture, $"R01,{new string('x', 100)},n-{number}"))
                .Prepend("code,memo,id").Append("R01,,d-8"));

        var run = await RunAsync(Log, Returns);

        run.ExitCode.Should().Be(1);
        run.Lines.Should().HaveCount(Count + 1);
        run.Lines[^1].Should().Be($"{Returns}: 1 recorded, 0 recorded already, 50000 rejected");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public async Task No_culture_changes_the_meaning_of_a_file(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        await File.WriteAllTextAsync(Returns, "id,code,at,amount\nd-8,R01,2026-11-23T10:00:00.5Z,\"1.234,50\"\nd-2,R01,2026-11-23,1e3\n");

        var run = await RunAsync(Log, Returns, "--output", "json");

        run.Lines.Should().Equal(
            """{"line":2,"id":"d-8","code":"R01","at":"2026-11-23T10:00:00.500Z","result":"recorded","reason":null}""",
            """{"line":3,"id":"d-2","code":"R01","at":"2026-11-23T05:00:00.000Z","result":"recorded","reason":null}""");
    }

    private Task<Run> RunAsync(params string[] arguments) =>
        Run.OfAsync("", _ => null, _clock, ["decisions", "import-returns", .. arguments]);
}
