using System.Globalization;
using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Reconciling;

/// <summary><c>decisions reconcile</c> on a log in which d-5 is a review, d-6 a decline, and the others are accepts.</summary>
public sealed class ReconcileCommandTests : IAsyncLifetime
{
    private const string Agreeing = "d-1,80.00 USD\nd-2,90.00 USD\nd-3,60.00 USD\nd-4,40.00 USD\nd-7,30.00 USD\nd-8,10.00 USD\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero));

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    private string Sent => Path.Combine(_folder.FullName, "sent.csv");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task What_agrees_ends_with_0(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        var run = await RunAsync("id,amount\n" + Agreeing);

        (run.ExitCode, run.Out, run.Error).Should().Be((0, $"{Sent}: 6 sent, 6 agree\n", ""));
    }

    [Fact]
    public async Task Each_difference_is_a_finding_the_worst_first()
    {
        var run = await RunAsync(
            "id,amount\nd-1,80.01 USD\nd-2,90.00 USD\nd-2,90.00 USD\nd-5,75.00 USD\nd-6,120.00 USD\nd-8,10.00 EUR\nd-9,1.00 USD\n");

        run.ExitCode.Should().Be(1);
        run.Lines.Should().Equal(
            $"{Sent}: line 8: d-9: sent without a decision, 1.00 USD: no decision is recorded",
            $"{Sent}: line 5: d-5: sent without an accept, 75.00 USD: review, not approved",
            $"{Sent}: line 6: d-6: sent without an accept, 120.00 USD: decline, not approved",
            $"{Sent}: line 2: d-1: sent for another amount, 80.01 USD: decided for 80.00 USD",
            $"{Sent}: line 7: d-8: sent for another amount, 10.00 EUR: decided for 10.00 USD",
            $"{Sent}: line 4: d-2: sent twice, 90.00 USD: line 3 has it already",
            "d-3: accepted and not sent, 60.00 USD: recorded as sent",
            "d-4: accepted and not sent, 40.00 USD: recorded as sent",
            "d-7: accepted and not sent, 30.00 USD: valid until 2026-11-20T16:00:00.000Z",
            $"{Sent}: 7 sent, 1 agree, 1 sent without a decision (1.00 USD), 2 sent without an accept (195.00 USD), "
                + "2 sent for another amount (10.00 EUR and 80.01 USD), 1 sent twice (90.00 USD), 3 accepted and not sent (130.00 USD)");
    }

    [Fact]
    public async Task The_json_has_a_finding_in_each_line()
    {
        var run = await RunAsync("id,amount\nd-9,1.00 USD\n" + Agreeing, "--output", "json");

        run.Error.Should().Be($"{Sent}: 7 sent, 6 agree, 1 sent without a decision (1.00 USD)\n");
        using var json = JsonDocument.Parse(run.Lines.Should().ContainSingle().Which);
        json.RootElement.GetRawText().Should().Be(
            """{"finding":"noDecision","line":2,"id":"d-9","sent":"1.00 USD","decided":null,"detail":"no decision is recorded"}""");
    }

    [Fact]
    public async Task An_approved_review_may_be_sent_and_a_cancelled_accept_may_not()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero));
        await RecordAsync("d-5", "approved", "--by", "ann", "--comment", "seen");
        await RecordAsync("d-7", "cancelled");

        var run = await RunAsync("id,amount\nd-5,75.00 USD\n" + Agreeing);

        run.Lines.Should().Equal(
            $"{Sent}: line 7: d-7: sent without an accept, 30.00 USD: cancelled or rejected",
            $"{Sent}: 7 sent, 6 agree, 1 sent without an accept (30.00 USD)");

        async Task RecordAsync(params string[] words) =>
            (await Run.OfAsync("", _ => null, time, ["decisions", "record", Log, .. words])).ExitCode.Should().Be(0);
    }

    [Fact]
    public async Task An_accept_that_is_still_valid_or_of_another_time_need_not_be_in_the_file()
    {
        _clock.AdjustTime(new DateTimeOffset(2026, 11, 20, 15, 30, 0, TimeSpan.Zero));

        (await RunAsync("id,amount\nd-8,10.00 USD\n", "--from", "2026-11-20T00:00:00Z")).Lines.Should().Equal(
            $"{Sent}: 1 sent, 1 agree, 1 accepted that may still be sent");
        (await RunAsync("id,amount\n", "--until", "2026-11-19T00:00:00Z")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData("Debit;Sum\nd-1;80.00\n", "--separator", ";", "--id-column", "Debit", "--amount-column", "Sum", "--currency", "USD")]
    [InlineData("id,amount,ccy\nd-1,80,USD\n", "--currency-column", "ccy")]
    public async Task The_form_of_the_file_is_named_by_options(string text, params string[] options)
    {
        var run = await RunAsync(text, [.. options, "--until", "2026-11-01T00:00:00Z"]);

        (run.ExitCode, run.Lines[^1]).Should().Be((0, $"{Sent}: 1 sent, 1 agree"));
    }

    [Theory]
    [InlineData("id,amount\nd-1,80.00\n", "line 2: `amount` is no amount")]
    [InlineData("id,amount\nd-1,80,00 USD\n", "line 2 has 3 fields, and the header 2")]
    [InlineData("id,amount\nd-1,1e2 USD\n", "line 2: `amount` is no amount")]
    [InlineData("id,amount\nd-1,1e2\n", "line 2: `amount` is no amount", "--currency", "USD")]
    [InlineData("id,amount\n=cmd x,80.00 USD\n", "line 2: `id` is no debit's id")]
    [InlineData("id,sum\n", "the header has no column `amount`; name the column with --amount-column")]
    [InlineData("", "the file is empty")]
    [InlineData("id,amount\nd-1,80.00 EUR\n", "--currency is no currency", "--currency", "EURO")]
    [InlineData("id,amount\n", "exclude one another", "--currency", "EUR", "--currency-column", "c")]
    public async Task A_wrong_file_is_listed_with_its_line(string text, string problem, params string[] options)
    {
        var run = await RunAsync(text, options);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_database_gives_the_same_findings()
    {
        await using var database = await StoreDatabase.CreateAsync();
        await database.RunAsync("decisions", "import", Log);
        await File.WriteAllTextAsync(Sent, "id,amount\nd-6,120.00 USD\n" + Agreeing);

        var run = await database.RunAsync("decisions", "reconcile", Sent);

        (run.ExitCode, run.Lines[0]).Should().Be((1, $"{Sent}: line 2: d-6: sent without an accept, 120.00 USD: decline, not approved"));
    }

    private async Task<Run> RunAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(Sent, text);
        return await Run.OfAsync("", _ => null, _clock, ["decisions", "reconcile", Log, Sent, .. options]);
    }
}
