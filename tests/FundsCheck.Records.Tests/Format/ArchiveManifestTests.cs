using FundsCheck.Records.Format;

namespace FundsCheck.Records.Tests.Format;

public sealed class ArchiveManifestTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("fundscheck-");

    private string Log => Path.Combine(folder.FullName, "log.jsonl");

    [Fact]
    public void A_written_manifest_is_read()
    {
        var (segments, carried) = Write();

        var manifest = ArchiveManifest.TryRead(Log)!;

        manifest.Segments.Should().Equal(segments);
        manifest.End.Should().Be(new LogPosition(20, segments[1].Head, Bytes: 0));
        var read = manifest.ReadCarried().Single();
        (read.Number, read.Text.ToArray().AsSpan().SequenceEqual(carried), read.Location.Hash).Should().Be((1, true, LineHash.Of(carried)));
        File.ReadAllBytes(manifest.File).AsSpan((int)read.Location.At, carried.Length).ToArray().Should().Equal(carried);
    }

    [Fact]
    public void A_log_without_archived_segments_has_no_manifest()
    {
        ArchiveManifest.TryRead(Log).Should().BeNull();
    }

    [Fact]
    public void Every_altered_byte_is_found()
    {
        Write();
        var file = LogPaths.Manifest(Log);
        var whole = File.ReadAllBytes(file);

        for (var at = 0; at < whole.Length; at += 3)
        {
            var altered = whole.ToArray();
            altered[at] ^= 1;
            File.WriteAllBytes(file, altered);

            FluentActions.Invoking(() => ArchiveManifest.TryRead(Log)!.ReadCarried().ToList())
                .Should().Throw<LogDamagedException>("byte {0}", at).Which.File.Should().Be(file);
        }
    }

    [Fact]
    public void A_part_of_a_manifest_is_found()
    {
        Write();
        var file = LogPaths.Manifest(Log);
        var whole = File.ReadAllBytes(file);

        for (var length = 0; length < whole.Length; length += 7)
        {
            File.WriteAllBytes(file, whole[..length]);

            FluentActions.Invoking(() => ArchiveManifest.TryRead(Log)!.ReadCarried().ToList())
                .Should().Throw<LogDamagedException>("length {0}", length);
        }
    }

    [Fact]
    public void A_segment_that_its_manifest_states_as_archived_is_not_the_active_one()
    {
        Write();
        var writer = new RecordWriter(LogPosition.Start);
        writer.Begin(DateTimeOffset.UnixEpoch, segment: 2, checkpoint: new string('0', 64));
        File.WriteAllBytes(Log, writer.Pending.ToArray());

        FluentActions.Invoking(() => SegmentList.Find(Log))
            .Should().Throw<LogDamagedException>().WithMessage("*segment 2 of the log, which is archived; move it elsewhere*");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private (ArchivedSegment[] Segments, byte[] Carried) Write()
    {
        var writer = new RecordWriter(LogPosition.Start);
        writer.Begin(DateTimeOffset.UnixEpoch);
        var carried = writer.Pending.ToArray()[..^1];
        ArchivedSegment[] segments =
        [
            new(1, 10, LineHash.Of("one"u8), new string('1', 64), DateTimeOffset.UnixEpoch),
            new(2, 20, LineHash.Of("two"u8), new string('2', 64), DateTimeOffset.UnixEpoch.AddDays(1)),
        ];
        using var stream = File.Create(LogPaths.Manifest(Log));
        ArchiveManifest.Write(stream, segments, [carried]);
        return (segments, carried);
    }
}
