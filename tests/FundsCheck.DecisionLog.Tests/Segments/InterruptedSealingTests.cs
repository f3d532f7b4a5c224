using FundsCheck.Records;
using FundsCheck.Records.Format;
using FundsCheck.Records.Tests.Format;

namespace FundsCheck.DecisionLog.Tests.Segments;

/// <summary>A process that dies between any two steps of closing a segment leaves a log that opens, with nothing lost.</summary>
public sealed class InterruptedSealingTests : IDisposable
{
    private readonly LogHost host = new();
    private List<DecisionRecord> written = [];

    [Fact]
    public async Task A_log_opens_after_a_stop_before_the_segment_is_numbered()
    {
        await TwoSegmentsAsync();
        File.Delete(host.Path);
        File.Move(LogPaths.Sealed(host.Path, 1), host.Path);

        await AllIsThereAsync();
    }

    [Fact]
    public async Task A_log_opens_after_a_stop_before_the_next_segment_exists()
    {
        await TwoSegmentsAsync();
        File.Move(host.Path, LogPaths.Next(host.Path));

        RecordFile.Verify(host.Path).Decisions.Should().Be(written.Count);
        await AllIsThereAsync();
        File.Exists(LogPaths.Next(host.Path)).Should().BeFalse();
    }

    [Fact]
    public async Task A_log_opens_after_a_stop_at_any_byte_of_the_next_segments_first_line()
    {
        await TwoSegmentsAsync();
        var first = await File.ReadAllBytesAsync(host.Path);
        for (var length = 0; length <= first.Length; length += 7)
        {
            // It is made beside its place, before the active one is sealed.
            File.Delete(host.Path);
            File.Move(LogPaths.Sealed(host.Path, 1), host.Path);
            await File.WriteAllBytesAsync(LogPaths.Next(host.Path), first[..length]);

            await AllIsThereAsync();
            await SealAsync();
            (await File.ReadAllBytesAsync(host.Path)).Should().HaveCount(first.Length);
        }
    }

    [Fact]
    public async Task A_log_opens_after_a_stop_before_the_checkpoint_is_replaced()
    {
        await TwoSegmentsAsync();
        await File.WriteAllTextAsync(LogPaths.Checkpoint(host.Path, 0), "old");
        await File.WriteAllTextAsync($"{LogPaths.Ids(host.Path, 1)}.new", "half");

        await AllIsThereAsync();
    }

    public void Dispose() => host.Dispose();

    // The second holds its first line only.
    private async Task TwoSegmentsAsync()
    {
        host.SegmentBytes = 200 * 1_024;
        written = await SegmentFiles.FillAsync(host, 60);
        host.Stop();
        await SealAsync();
        SegmentFiles.Closed(host.Path).Should().HaveCount(1);
        File.ReadLines(host.Path).Should().HaveCount(1);
    }

    private async Task SealAsync()
    {
        host.SegmentBytes = DecisionLogOptions.SegmentBytesLeast;
        await host.Checker.Invoking(checker => checker.RecordAsync("unknown", new DebitEvent.Cancelled()))
            .Should().ThrowAsync<DebitEventRefusedException>();
        host.Stop();
    }

    private async Task AllIsThereAsync()
    {
        host.SegmentBytes = 200 * 1_024;
        foreach (var record in written)
        {
            (await host.Store.FindAsync(record.Debit.Id, default))!.Record.ShouldBe(record);
        }

        host.Stop();
        RecordFile.Verify(host.Path).Decisions.Should().Be(written.Count);
    }
}
