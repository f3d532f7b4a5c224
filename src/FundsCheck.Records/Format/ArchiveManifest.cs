using System.Security.Cryptography;

namespace FundsCheck.Records.Format;

/// <summary>
/// The manifest of the archived segments of a log, in a file beside it (<see cref="LogPaths.Manifest"/>). Its existence distinguishes
/// archived segments from missing ones. It also contains the carried lines: those of debits that the rest of the log still needs, with
/// their rule sets.
/// </summary>
/// <param name="File">The path of the manifest.</param>
/// <param name="Segments">The archived segments, from segment 1; at least one.</param>
public sealed record ArchiveManifest(string File, IReadOnlyList<ArchivedSegment> Segments)
{
    private const int Version = 1;

    /// <summary>The position at the end of the archived segments, at which the rest of the log begins.</summary>
    public LogPosition End => new(Segments[^1].Lines, Segments[^1].Head, Bytes: 0);

    /// <summary>Reads the manifest of a log, without its carried lines; null for a log without archived segments.</summary>
    /// <exception cref="LogDamagedException">The file is not a manifest.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ArchiveManifest? TryRead(string path)
    {
        var file = LogPaths.Manifest(RealPath.Of(path));
        if (!System.IO.File.Exists(file))
        {
            return null;
        }

        using var lines = new ManifestLines(file);
        return new ArchiveManifest(file, ReadSegments(lines));
    }

    /// <summary>Reads the carried lines, in the order of the log.</summary>
    /// <exception cref="LogDamagedException">The manifest was altered; thrown at its end.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<CarriedLine> ReadCarried()
    {
        using var lines = new ManifestLines(File);
        ReadSegments(lines);
        var ruleSets = new RecordedRuleSets();
        while (lines.NextCarried(ruleSets) is { } carried)
        {
            if (carried.Entry is LogEntry.Rules rules)
            {
                ruleSets.Add(rules.Identity);
            }

            yield return carried;
        }
    }

    /// <summary>Writes a manifest.</summary>
    /// <param name="stream">The file.</param>
    /// <param name="segments">The archived segments, from segment 1.</param>
    /// <param name="carried">The carried lines without their line feeds, in the order of the log.</param>
    public static void Write(Stream stream, IReadOnlyList<ArchivedSegment> segments, IEnumerable<ReadOnlyMemory<byte>> carried)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(carried);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Write(new JsonLine().Open().Number("archive", Version).Number("segments", segments.Count).Close().Written);
        foreach (var segment in segments)
        {
            Write(new JsonLine().Open().Number("segment", segment.Number).Number("lines", segment.Lines).Hash("head", segment.Head)
                .Text("sha256", segment.Sha256).Time("latest", segment.Latest).Close().Written);
        }

        foreach (var line in carried)
        {
            Write(line);
        }

        Write(new JsonLine().Open().Number("end", Version).Text("sha256", Convert.ToHexStringLower(hash.GetCurrentHash())).Close().Written);

        void Write(ReadOnlyMemory<byte> line)
        {
            stream.Write(line.Span);
            stream.Write("\n"u8);
            hash.AppendData(line.Span);
            hash.AppendData("\n"u8);
        }
    }

    private static List<ArchivedSegment> ReadSegments(ManifestLines lines)
    {
        var count = lines.Read(line =>
        {
            var reader = new LineReader(line);
            var version = reader.Number("archive"u8);
            var segments = reader.Number("segments"u8);
            reader.End();
            return version == Version && segments > 0 ? segments : throw reader.Wrong("version 1"u8);
        });
        var segments = new List<ArchivedSegment>();
        while (segments.Count < count)
        {
            segments.Add(lines.Read(line =>
            {
                var reader = new LineReader(line);
                var segment = new ArchivedSegment(
                    (int)reader.Number("segment"u8), reader.Number("lines"u8), reader.Hash("head"u8), reader.Text("sha256"u8),
                    reader.Time("latest"u8));
                reader.End();
                return segment.Number == segments.Count + 1 ? segment : throw reader.Wrong("the next segment"u8);
            }));
        }

        return segments;
    }
}
