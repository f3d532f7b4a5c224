using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Tests.Checking;

namespace FundsCheck.DecisionLog.Tests.Archiving;

public sealed class DecisionLogArchiveTests : IDisposable
{
    private readonly ArchivedLog log = new();

    [Fact]
    public async Task The_archive_and_the_rest_verify_and_replay_by_themselves_and_together()
    {
        var old = await log.FillAsync();
        var (whole, bytes) = (RecordFile.Verify(log.Path), ArchivedLog.Bytes(log.Path));

        var result = log.Move();

        result.Moved.Should().HaveCount(old);
        var (archived, rest, both) = (
            RecordFile.Verify(log.Archive), RecordFile.Verify(log.Path), RecordFile.Verify(log.Path, archive: log.Folder));
        (rest.ArchivedHead, rest.ArchivedLines).Should().Be((archived.Head, archived.Lines));
        (rest.Head, rest.Lines, rest.Decisions + archived.Decisions).Should().Be((whole.Head, whole.Lines, whole.Decisions));
        (archived.Differing, rest.Differing, both.Differing).Should().Be((0, 0, 0));
        (both.Head, both.Lines, both.Decisions, both.Events, both.ArchivedLines)
            .Should().Be((whole.Head, whole.Lines, whole.Decisions, whole.Events, 0));
        (Replay.Run(log.Archive).Decisions + Replay.Run(log.Path).Decisions).Should().Be(whole.Decisions);
        (Replay.Run(log.Archive).Differing + Replay.Run(log.Path).Differing).Should().Be(0);
        ArchivedLog.Bytes(log.Archive, log.Path).Should().Equal(bytes);
        SegmentFiles.Closed(log.Path).Should().NotContain(file => File.Exists(file) && SegmentStart.TryRead(file)!.Number <= old);
    }

    [Fact]
    public async Task A_later_archive_continues_the_first()
    {
        await log.FillAsync();
        var bytes = ArchivedLog.Bytes(log.Path);
        var first = log.Move();
        log.Host.Clock.Advance(TimeSpan.FromDays(400));

        var second = log.Move();

        second.Moved.Should().NotBeEmpty();
        second.Moved[0].Number.Should().Be(first.Moved.Count + 1);
        RecordFile.Verify(log.Path).ArchivedHead.Should().Be(RecordFile.Verify(log.Archive).Head);
        RecordFile.Verify(log.Path, archive: log.Folder).Differing.Should().Be(0);
        ArchivedLog.Bytes(log.Archive, log.Path).Should().Equal(bytes);
        log.Move().Moved.Should().BeEmpty();
        (await log.Host.CheckAsync("new", 1m)).IsExisting.Should().BeFalse();
    }

    [Fact]
    public async Task A_log_whose_sealed_segments_are_all_archived_seals_the_next_one_and_keeps_the_state_before_it()
    {
        await log.FillAsync();
        log.Host.Clock.Advance(TimeSpan.FromDays(400));
        log.Move();
        var archived = SegmentList.Find(log.Path);
        archived.Sealed.Should().BeEmpty();

        await ArchivedLog.FillAsync(log.Host, 200, from: 800);
        log.Host.Stop();

        SegmentList.Find(log.Path).Sealed.Should().NotBeEmpty();
        File.Exists(LogPaths.Checkpoint(log.Path, archived.Last)).Should().BeTrue();
        (RecordFile.Verify(log.Path).Differing, RecordFile.Verify(log.Path, archive: log.Folder).Differing).Should().Be((0, 0));
    }

    [Fact]
    public async Task A_later_archive_into_another_folder_is_refused()
    {
        await log.FillAsync();
        log.Move();
        Directory.Move(log.Folder, $"{log.Folder}.elsewhere");
        log.Host.Clock.Advance(TimeSpan.FromDays(400));
        var before = SegmentFiles.Contents(log.Path);

        log.Invoking(log => log.Move()).Should().Throw<IOException>().WithMessage("*name the folder of the log's archive*");

        SegmentFiles.Contents(log.Path).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task An_archived_id_never_gets_another_decision()
    {
        await log.FillAsync();
        log.Move();

        var check = () => log.Host.CheckAsync("forgotten", 2m);
        var record = () => log.Host.Checker.RecordAsync("forgotten", new DebitEvent.Sent(log.Host.Clock.GetUtcNow()));
        var retry = () => log.Host.Checker.CheckAsync(
            Host.Debit("retry", 2m) with { Attempt = 2, LastReturn = "R01", RetryOf = "forgotten" },
            new BalanceReading.Succeeded(log.Host.BalanceOf(1_000m)));

        (await check.Should().ThrowAsync<DebitArchivedException>()).Which.DebitId.Should().Be("forgotten");
        (await record.Should().ThrowAsync<DebitArchivedException>()).Which.DebitId.Should().Be("forgotten");
        (await retry.Should().ThrowAsync<DebitArchivedException>()).Which.DebitId.Should().Be("forgotten");
        (await log.Host.CheckAsync("new", 1m)).IsExisting.Should().BeFalse();
        DecisionLogArchive.Contains(log.Path, "forgotten").Should().BeTrue();
        DecisionLogArchive.Contains(log.Path, "new").Should().BeFalse();
    }

    [Fact]
    public async Task A_debit_with_lines_on_both_sides_is_carried()
    {
        await log.FillAsync();
        var result = log.Move();

        var again = () => log.Host.CheckAsync("sent", 1m);

        result.CarriedLines.Should().BePositive();
        (await again.Should().ThrowAsync<DebitClosedException>()).Which.State.Should().Be(DebitState.Returned);
        DecisionLogArchive.Contains(log.Path, "sent").Should().BeFalse();
        RecordFile.Find(log.Path, "sent")!.Events.Should().HaveCount(2);
        RecordFile.Find(log.Path, "sent")!.Decisions.Should().OnlyContain(decision => Replay.Compare(decision).Count == 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Decisions_after_archiving_are_those_of_the_whole_log(bool isRebuilt)
    {
        await log.FillAsync();
        using var other = new LogHost();
        other.Clock.Advance(log.Host.Clock.GetUtcNow() - other.Clock.GetUtcNow());
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(log.Path)!, "decisions.jsonl*"))
        {
            File.Copy(file, Path.Combine(Path.GetDirectoryName(other.Path)!, Path.GetFileName(file)));
        }

        log.Move();
        if (isRebuilt)
        {
            File.Delete(LogPaths.Checkpoint(log.Path, SegmentList.Find(log.Path).Last));
        }

        var archived = await ArchivedLog.FillAsync(log.Host, 80, from: 700);
        var whole = await ArchivedLog.FillAsync(other, 80, from: 700);
        var (held, same) = (await log.Host.CheckAsync("next", 600m), await other.CheckAsync("next", 600m));

        archived.Select(record => record.Holds.Count).Should().Contain(count => count > 0);
        archived.Zip(whole).Should().OnlyContain(pair => pair.First.Verdict.Outcome == pair.Second.Verdict.Outcome
            && pair.First.Holds.NotYetPosted == pair.Second.Holds.NotYetPosted
            && pair.First.Holds.PossiblyPosted == pair.Second.Holds.PossiblyPosted
            && pair.First.Holds.DebitIds.SequenceEqual(pair.Second.Holds.DebitIds));
        held.Record.Holds.DebitIds.Should().Contain("held").And.Equal(same.Record.Holds.DebitIds);
        log.Host.Stop();
        other.Stop();
        ArchivedLog.Bytes(log.Archive, log.Path).Should().Equal(ArchivedLog.Bytes(other.Path));
    }

    [Fact]
    public async Task A_rebuilt_checkpoint_has_the_same_bytes()
    {
        await log.FillAsync();
        log.Move();
        var file = LogPaths.Checkpoint(log.Path, SegmentList.Find(log.Path).Last);
        var before = await File.ReadAllBytesAsync(file);
        File.Delete(file);

        (await log.Host.CheckAsync("new", 1m)).IsExisting.Should().BeFalse();

        log.Host.Stop();
        (await File.ReadAllBytesAsync(file)).Should().Equal(before);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_while_a_store_has_the_log()
    {
        var old = await log.FillAsync();
        await log.Host.CheckAsync("open", 1m);
        var before = SegmentFiles.Contents(log.Path);

        var result = log.Move(isDryRun: true);

        result.Moved.Should().HaveCount(old);
        SegmentFiles.Contents(log.Path).Should().BeEquivalentTo(before);
        Directory.Exists(log.Folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_log_in_use_is_refused()
    {
        await log.FillAsync();
        await log.Host.CheckAsync("open", 1m);

        log.Invoking(log => log.Move()).Should().Throw<LogInUseException>().WithMessage("*stop the other process*");

        Directory.Exists(log.Folder).Should().BeFalse();
    }

    [Fact]
    public async Task A_young_age_is_refused()
    {
        await log.FillAsync();

        log.Invoking(log => log.Move(days: 180)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("archive")]
    [InlineData("000001.archived")]
    [InlineData("checkpoint")]
    public async Task What_stays_is_not_replaced_silently(string kind)
    {
        var old = await log.FillAsync();
        log.Move();
        var file = kind == "checkpoint" ? LogPaths.Checkpoint(log.Path, old) : $"{log.Path}.{kind}";
        File.Delete(LogPaths.Checkpoint(log.Path, SegmentList.Find(log.Path).Last));
        File.Delete(file);

        log.Host.Invoking(host => host.Store).Should().Throw<LogDamagedException>().WithMessage("*back*");
    }

    [Fact]
    public async Task An_altered_carried_line_is_found()
    {
        await log.FillAsync();
        log.Move();
        var manifest = LogPaths.Manifest(log.Path);
        var text = await File.ReadAllTextAsync(manifest);
        await File.WriteAllTextAsync(manifest, text.Replace("\"1.00 USD\"", "\"9.00 USD\"", StringComparison.Ordinal));

        log.Host.Invoking(host => host.Store).Should().Throw<LogDamagedException>().WithMessage("*stated hash*");
        FluentActions.Invoking(() => RecordFile.Verify(log.Path)).Should().Throw<LogDamagedException>().WithMessage("*stated hash*");
    }

    [Fact]
    public async Task A_log_whose_segments_are_put_back_is_whole_again()
    {
        var old = await log.FillAsync();
        var whole = RecordFile.Verify(log.Path);
        log.Move();
        File.Delete(LogPaths.Manifest(log.Path));
        for (var segment = 1; segment <= old; segment++)
        {
            File.Move(segment == old ? log.Archive : LogPaths.Sealed(log.Archive, segment), LogPaths.Sealed(log.Path, segment));
        }

        RecordFile.Verify(log.Path).Should().BeEquivalentTo(whole);
        (await log.Host.CheckAsync("forgotten", 2m)).Record.Revision.Should().Be(2);
    }

    public void Dispose() => log.Dispose();
}
