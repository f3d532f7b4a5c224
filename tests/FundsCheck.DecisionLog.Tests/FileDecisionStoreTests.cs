using System.Text;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Records.Tests.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog.Tests;

public sealed class FileDecisionStoreTests : IDisposable
{
    private const int Records = 400;

    private readonly LogHost host = new();

    [Fact]
    public async Task Every_record_is_read_back_equal()
    {
        var maker = new RecordMaker(new Random(11));
        var written = new List<DecisionRecord>();
        for (var number = 0; number < Records; number++)
        {
            var debit = maker.Debit($"d-{number}") is { Attempt: > 1 } again
                ? again with { LastReturn = "R01" }
                : maker.Debit($"d-{number}");
            debit = debit.Attempt > 1 && debit.LastReturn is null ? debit with { LastReturn = "R09" } : debit;
            written.Add((await host.Checker.CheckAsync(debit, maker.Reading(debit.Account.SourceAccountId))).Record);
        }

        host.Stop();

        foreach (var record in written)
        {
            var again = (await host.Store.FindAsync(record.Debit.Id, default))!.Record;
            again.Debit.Should().BeEquivalentTo(record.Debit);
            again.Reading.Should().BeEquivalentTo(record.Reading, options => options.RespectingRuntimeTypes());
            (again.Facts with { Custom = record.Facts.Custom }).Should().Be(record.Facts);
            again.Facts.Custom.Should().Equal(record.Facts.Custom);
            again.Verdict
                .Should().BeEquivalentTo(
                    record.Verdict,
                    options => options.Excluding(member => member.DeclaringType == typeof(Reason) && member.Name == nameof(Reason.Text)));
            ReasonTexts.Of(again, RuleSet.Default).Should().Equal(record.Verdict.Reasons);
            again.Holds.Should().BeEquivalentTo(record.Holds);
            (again.Revision, again.RuleSet, again.Hold, again.DecidedAt, again.ValidUntil)
                .Should().Be((record.Revision, record.RuleSet, record.Hold, record.DecidedAt, record.ValidUntil));
            LineOf(again).Should().Be(LineOf(record));
        }

        RecordFile.Verify(host.Path).First.SelectMany(decision => decision.Differences).Should().BeEmpty();
    }

    [Fact]
    public async Task A_decision_is_existing_and_its_hold_counts()
    {
        await host.CheckAsync("d-1", 600m);
        host.Stop();

        var again = await host.CheckAsync("d-1", 600m);
        var other = await host.CheckAsync("d-2", 600m);

        again.IsExisting.Should().BeTrue();
        other.Outcome.Should().Be(Outcome.Decline);
        other.Record.Holds.DebitIds.Should().Equal("d-1");
    }

    [Fact]
    public async Task Other_content_is_still_a_conflict()
    {
        await host.CheckAsync("d-1", 600m);
        host.Stop();

        var check = () => host.CheckAsync("d-1", 600.01m);

        (await check.Should().ThrowAsync<DebitConflictException>()).Which.Differences.Should().Equal("amount");
    }

    [Fact]
    public async Task Events_count_as_before()
    {
        await host.CheckAsync("d-1", 600m);
        await host.Checker.RecordAsync("d-1", new DebitEvent.Sent(host.Clock.GetUtcNow()));
        await host.Checker.RecordAsync("d-1", new DebitEvent.Returned(host.Clock.GetUtcNow(), "R01"));
        host.Stop();

        var other = await host.CheckAsync("d-2", 600m);

        other.Outcome.Should().Be(Outcome.Accept);
        (await host.Store.FindAsync("d-1", default))!.Events.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_rule_set_is_written_whole_and_once()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        await host.CheckAsync("d-2", 1m);
        host.Stop();

        var lines = await File.ReadAllLinesAsync(host.Path);

        lines.Should().HaveCount(4);
        lines.Count(line => line.Contains("\"ruleSet\":{", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task An_incomplete_tail_is_removed_and_no_line_before_it_is_lost()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();
        var before = new FileInfo(host.Path).Length;
        await host.CheckAsync("d-2", 1m);
        host.Stop();
        var whole = await File.ReadAllBytesAsync(host.Path);

        for (var length = before; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(host.Path, whole[..(int)length]);
            (await host.Store.FindAsync("d-1", default)).Should().NotBeNull();
            (await host.Store.FindAsync("d-2", default)).Should().BeNull();
            host.Stop();
            new FileInfo(host.Path).Length.Should().Be(before);
        }
    }

    [Fact]
    public async Task A_line_that_was_altered_by_any_one_byte_is_found()
    {
        await host.CheckAsync("d-1", 1m);
        await host.CheckAsync("d-2", 1m);
        host.Stop();
        var whole = await File.ReadAllBytesAsync(host.Path);
        var lastLine = Array.LastIndexOf(whole, (byte)'\n', whole.Length - 2) + 1;
        var random = new Random(5);

        for (var number = 0; number < 200; number++)
        {
            var altered = whole.ToArray();
            altered[random.Next(lastLine)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(host.Path, altered);
            var open = () => host.Store;

            open.Should().Throw<LogDamagedException>();
        }
    }

    [Fact]
    public async Task A_removed_added_or_moved_line_is_found_and_named()
    {
        await host.CheckAsync("d-1", 1m);
        await host.CheckAsync("d-2", 1m);
        await host.CheckAsync("d-3", 1m);
        host.Stop();
        var lines = await File.ReadAllLinesAsync(host.Path);

        Damage([.. lines[..3], .. lines[4..]]).Should().Match("*line 4:*missing*");
        Damage([.. lines[..4], lines[3], .. lines[4..]]).Should().Match("*line 5:*added or reordered*");
        Damage([.. lines[..3], lines[4], lines[3]]).Should().Match("*line 4:*");

        string Damage(string[] damaged)
        {
            File.WriteAllText(host.Path, string.Concat(damaged.Select(line => line + "\n")));
            var open = () => host.Store;
            return open.Should().Throw<LogDamagedException>().Which.Message;
        }
    }

    [Fact]
    public async Task A_second_owner_gets_an_error_that_names_the_first()
    {
        await host.CheckAsync("d-1", 1m);

        var open = () => FileDecisionStore.Open(
            host.Path, new DecisionLogOptions(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);

        open.Should().Throw<LogInUseException>().WithMessage($"{host.Path}*process {Environment.ProcessId}*");
    }

    [Fact]
    public async Task A_reader_can_always_open_the_log()
    {
        await host.CheckAsync("d-1", 1m);

        await using var reader = new FileStream(host.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var scanner = new SegmentReader(reader, host.Path, lines: 0, default);
        var entries = new List<LogEntry>();
        while (scanner.Next() is { } entry)
        {
            entries.Add(entry);
        }

        entries.Should().HaveCount(3);
        entries[2].Should().BeOfType<LogEntry.Decided>();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(3, 1)]
    public async Task A_clock_behind_the_latest_line_is_a_warning(int minutes, int warnings)
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();

        using var store = FileDecisionStore.Open(
            host.Path, new DecisionLogOptions(), new FakeTimeProvider(host.Clock.GetUtcNow().AddMinutes(-minutes)), host.Messages);

        host.Messages.At(LogLevel.Warning)
            .Where(message => message.Contains(
                "the latest line was recorded at 2026-11-20T15:00:00Z, and the clock shows 2026-11-20T14:5", StringComparison.Ordinal))
                    .Should().HaveCount(warnings);
    }

    [Fact]
    public async Task No_token_is_in_the_log()
    {
        await host.CheckAsync("d-1", 1m);
        host.Stop();

        (await File.ReadAllTextAsync(host.Path)).Should().NotContain("token-never-shown");
    }

    public void Dispose() => host.Dispose();

    private static string LineOf(DecisionRecord record)
    {
        var body = new RecordBuffer();
        body.Add(record);
        return Encoding.UTF8.GetString(body.Written.Span);
    }
}
