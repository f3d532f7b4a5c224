using System.Text.Json;
using FundsCheck.DecisionLog;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary><c>decisions list</c> on a log of d-1 to d-6 on one day, and of d-7 and d-8 on the next.</summary>
public sealed class ListCommandTests : IAsyncLifetime
{
    private static readonly DateTimeOffset SecondDay = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(_folder.FullName, "decisions.jsonl");

    public async ValueTask InitializeAsync() => await RecordedLog.WriteAsync(Log, RuleSet.Default);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Each_decision_is_a_line_of_aligned_text()
    {
        var list = await Run.OfAsync("decisions", "list", Log);

        list.ExitCode.Should().Be(0);
        list.Error.Should().BeEmpty();
        list.Lines.Should().HaveCount(8);
        list.Lines[0].Should().MatchRegex(@"^ +3  2026-11-19T15:00:00\.000Z  ACCEPT +d-1  1 +80\.00 USD  d-1  ach-debit ");
        list.Lines[5].Should().Contain("DECLINE").And.Contain("d-6").And.EndWith("INSUFFICIENT_AVAILABLE");
        list.Lines.Select(line => line.IndexOf("d-", StringComparison.Ordinal)).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_line_of_json_has_the_documented_members()
    {
        var list = await Run.OfAsync("decisions", "list", Log, "--output", "json");

        list.Lines.Should().HaveCount(8);
        using var json = JsonDocument.Parse(list.Lines[4]);
        json.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal(
            "position", "id", "revision", "outcome", "amount", "account", "reasonCodes", "ruleSet", "decidedAt", "validUntil",
            "holdExpiresAt");
        json.RootElement.GetProperty("id").GetString().Should().Be("d-5");
        json.RootElement.GetProperty("outcome").GetString().Should().Be("review");
        json.RootElement.GetProperty("reasonCodes").EnumerateArray().Select(code => code.GetString())
            .Should().StartWith("BALANCE_UNKNOWN");
        json.RootElement.GetProperty("holdExpiresAt").GetString().Should().Be("2026-11-24T15:00:00.000Z");
    }

    [Theory]
    [InlineData("d-7 d-8", "--from", "2026-11-20T15:00:00Z")]
    [InlineData("d-1 d-2 d-3 d-4 d-5 d-6", "--until", "2026-11-20T16:00:00+01:00")]
    [InlineData("d-6", "--outcome", "decline")]
    [InlineData("", "--rule-set", "another")]
    [InlineData("d-4", "--account", "d-4")]
    [InlineData("", "--account", "d-4", "--outcome", "decline")]
    [InlineData("d-1 d-2 d-3 d-4 d-5 d-6 d-7 d-8", "--rule-set", "ach-debit")]
    [InlineData("d-6", "--reason", "INSUFFICIENT_AVAILABLE")]
    [InlineData("", "--reason", "INSUFFICIENT")]
    [InlineData("d-1 d-2 d-5", "--min-amount", "75.00 USD", "--max-amount", "90.00 USD")]
    [InlineData("d-7 d-8", "--max-amount", "30.00 USD")]
    [InlineData("", "--max-amount", "30.00 EUR")]
    [InlineData("", "--approver", "ann")]
    public async Task A_filter_leaves_out_other_decisions(string ids, params string[] filter)
    {
        (await IdsAsync(filter)).Should().Equal(ids.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public async Task The_hint_on_standard_error_leads_through_every_page(int limit)
    {
        var (read, after) = (new List<string>(), Array.Empty<string>());
        while (true)
        {
            var page = await Run.OfAsync(["decisions", "list", Log, "--limit", $"{limit}", "--output", "json", .. after]);
            page.Lines.Should().HaveCountLessThanOrEqualTo(limit);
            read.AddRange(page.Lines.Select(IdOf));
            if (page.Error.Length == 0)
            {
                break;
            }

            page.Error.Should().MatchRegex("^more decisions follow: add `--after [0-9]+` for the next page\n$");
            after = page.Error.Split('`')[1].Split(' ');
        }

        read.Should().Equal("d-1", "d-2", "d-3", "d-4", "d-5", "d-6", "d-7", "d-8");
    }

    [Fact]
    public async Task Open_reviews_are_those_that_a_person_may_still_answer()
    {
        var time = new FakeTimeProvider(SecondDay);
        (await OpenReviewsAsync(time)).Should().Equal("d-5");
        (await OpenReviewsAsync(time, "--account", "d-4")).Should().BeEmpty();
        (await OpenReviewsAsync(new FakeTimeProvider(SecondDay + Hold.ReviewHoldMax))).Should().BeEmpty();

        using (var store = FileDecisionStore.Open(Log, new DecisionLogOptions(), time, NullLogger.Instance))
        {
            await store.RecordAsync(
                new EventRequest("d-5", new DebitEvent.Approved("ann", "seen"), SecondDay, MayApproveUnread: false),
                TestContext.Current.CancellationToken);
        }

        (await OpenReviewsAsync(time)).Should().BeEmpty();
        (await IdsAsync("--approver", "ann")).Should().Equal("d-5");
        (await IdsAsync("--approver", "Ann")).Should().BeEmpty();
        (await IdsAsync("--approver", "ann", "--outcome", "accept")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("--after is no position of a decision", "--after", "first")]
    [InlineData("--after is no position of a decision", "--after", "first", "--open-reviews")]
    [InlineData("--limit is a number from 1 to 10000", "--limit", "0")]
    [InlineData("--limit is a number from 1 to 10000", "--limit", "10001")]
    [InlineData("--from is a time with its offset", "--from", "2026-11-20")]
    [InlineData("--until is a time with its offset", "--until", "2026-11-20T15:00:00")]
    [InlineData("--min-amount: ", "--min-amount", "50")]
    [InlineData("are in two currencies", "--min-amount", "50.00 USD", "--max-amount", "60.00 EUR")]
    [InlineData("--open-reviews and --approver exclude one another", "--open-reviews", "--approver", "ann")]
    [InlineData("--outcome does not take this value", "--outcome", "maybe")]
    public async Task A_wrong_option_ends_with_2_and_names_the_option(string problem, params string[] options)
    {
        var run = await Run.OfAsync(["decisions", "list", Log, .. options]);

        (run.ExitCode, run.Out).Should().Be((2, string.Empty));
        run.Error.Should().Contain(problem);
    }

    [Fact]
    public async Task A_missing_log_is_wrong_input_and_a_damaged_one_is_reported_in_place_of_the_list()
    {
        var missing = await Run.OfAsync("decisions", "list", Log + ".missing");
        var text = await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Log, text.Replace("80.00 USD", "81.00 USD", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var damaged = await Run.OfAsync("decisions", "list", Log);

        (missing.ExitCode, damaged.ExitCode).Should().Be((2, 1));
        missing.Error.Should().Contain("does not exist or cannot be read");
        damaged.Lines.Should().ContainSingle().Which.Should().Contain("line 3: the line was altered");
    }

    private static string IdOf(string line)
    {
        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("id").GetString()!;
    }

    private async Task<IEnumerable<string>> IdsAsync(params string[] options) =>
        (await Run.OfAsync(["decisions", "list", Log, "--output", "json", .. options])).Lines.Select(IdOf);

    private async Task<IEnumerable<string>> OpenReviewsAsync(TimeProvider time, params string[] options) =>
        (await Run.OfAsync("", _ => null, time, ["decisions", "list", Log, "--open-reviews", "--output", "json", .. options]))
        .Lines.Select(IdOf);
}
