using FundsCheck.DecisionLog.Tests.Segments;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog.Tests.Archiving;

/// <summary>A move that ends after each of its operations on the disk.</summary>
public sealed class InterruptedArchiveTests : IDisposable
{
    private readonly ArchivedLog log = new();

    [Fact]
    public async Task After_an_interruption_at_every_step_nothing_is_lost_and_the_next_run_completes()
    {
        var old = await log.FillAsync();
        var (whole, bytes) = (RecordFile.Verify(log.Path), ArchivedLog.Bytes(log.Path));
        var original = SegmentFiles.Contents(log.Path);
        var steps = 0;
        for (var isStopped = true; isStopped; steps++)
        {
            Restore(original);
            var disk = new StoppingDisk(steps);
            try
            {
                log.Move(disk: disk);
            }
            catch (IOException) when (disk.HasStopped)
            {
            }

            isStopped = disk.HasStopped;
            var rest = RecordFile.Verify(log.Path);
            (rest.Head, rest.Differing).Should().Be((whole.Head, 0), "step {0}", steps);
            if (rest.ArchivedLines > 0)
            {
                RecordFile.Verify(log.Path, archive: log.Folder).Decisions.Should().Be(whole.Decisions, "step {0}", steps);
            }

            if (File.Exists(log.Archive) || File.Exists(LogPaths.Sealed(log.Archive, 1)))
            {
                RecordFile.Verify(log.Archive).Differing.Should().Be(0, "step {0}", steps);
            }

            log.Move();
            ArchivedLog.Bytes(log.Archive, log.Path).Should().Equal(bytes, "step {0}", steps);
            RecordFile.Verify(log.Path, archive: log.Folder).Differing.Should().Be(0, "step {0}", steps);
            SegmentFiles.Contents(log.Path).Keys.Should().NotContain(
                name => Enumerable.Range(1, old).Any(segment => name == $"decisions.jsonl.{segment:D6}"), "step {0}", steps);
        }

        steps.Should().BeGreaterThan(20);
        var archived = () => log.Host.CheckAsync("forgotten", 2m);
        await archived.Should().ThrowAsync<DebitArchivedException>();
    }

    [Fact]
    public async Task A_segment_that_is_deleted_half_way_is_deleted_by_the_next_run()
    {
        var old = await log.FillAsync();
        var last = await File.ReadAllBytesAsync(LogPaths.Sealed(log.Path, old));
        log.Move();
        await File.WriteAllBytesAsync(LogPaths.Sealed(log.Path, old), last);

        RecordFile.Verify(log.Path).Differing.Should().Be(0);
        log.Move().Moved.Should().BeEmpty();

        File.Exists(LogPaths.Sealed(log.Path, old)).Should().BeFalse();
    }

    [Fact]
    public async Task A_copy_with_other_bytes_is_never_the_reason_to_delete_a_segment()
    {
        await log.FillAsync();
        Directory.CreateDirectory(log.Folder);
        File.Copy(LogPaths.Sealed(log.Path, 1), log.Archive);
        await File.AppendAllTextAsync(log.Archive, "{}\n");
        var before = ArchivedLog.Bytes(log.Path);

        log.Invoking(log => log.Move()).Should().Throw<IOException>().WithMessage("*is not segment 1 of the log*");

        ArchivedLog.Bytes(log.Path).Should().Equal(before);
    }

    public void Dispose() => log.Dispose();

    private void Restore(Dictionary<string, string> original)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(log.Path)!, "decisions.jsonl*"))
        {
            File.Delete(file);
        }

        foreach (var (name, content) in original)
        {
            File.WriteAllBytes(Path.Combine(Path.GetDirectoryName(log.Path)!, name), Convert.FromBase64String(content));
        }

        if (Directory.Exists(log.Folder))
        {
            Directory.Delete(log.Folder, recursive: true);
        }
    }
}
