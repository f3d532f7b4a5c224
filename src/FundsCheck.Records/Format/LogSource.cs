using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The segments of a log to read: the whole log, where an archive is given or no segment is archived; else the rest.</summary>
internal sealed class LogSource
{
    private readonly string? _archive;

    private LogSource(string path, ArchiveManifest? manifest, string? archive) => (Path, Manifest, _archive) = (path, manifest, archive);

    /// <summary>The path of the log, with its symbolic links resolved.</summary>
    public string Path { get; }

    /// <summary>The archived segments; null for none.</summary>
    public ArchiveManifest? Manifest { get; }

    /// <summary>The archived segments that are not read; null where the whole log is read.</summary>
    public ArchiveManifest? LeftOut => _archive is null ? Manifest : null;

    /// <summary>True where archived segments are read from an archive.</summary>
    public bool ReadsArchive => _archive is not null && Manifest is not null;

    /// <summary>The number of the first segment to read.</summary>
    public int First => (LeftOut?.Segments.Count ?? 0) + 1;

    /// <summary>The position at which the reading begins.</summary>
    public LogPosition Start => LeftOut?.End ?? LogPosition.Start;

    /// <param name="path">The path of the log.</param>
    /// <param name="folder">The folder of its archive; null to leave archived segments out.</param>
    /// <exception cref="LogDamagedException">The manifest of the archive cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static LogSource Of(string path, string? folder = null)
    {
        var real = RealPath.Of(path);
        return new LogSource(real, ArchiveManifest.TryRead(real), folder is null ? null : LogPaths.Archive(real, folder));
    }

    /// <summary>Opens a segment.</summary>
    /// <exception cref="LogDamagedException">The segment is missing.</exception>
    /// <exception cref="FileNotFoundException">The log does not exist.</exception>
    /// <exception cref="IOException">The segment cannot be read, or was archived during the read.</exception>
    public LogSegment Open(int number)
    {
        if (_archive is not null && number <= Manifest?.Segments.Count)
        {
            return OpenArchived(_archive, number);
        }

        try
        {
            return LogSegment.Open(Path, number);
        }
        catch (Exception exception) when (exception is LogDamagedException or FileNotFoundException
            && ArchiveManifest.TryRead(Path)?.Segments.Count >= number)
        {
            var archived = string.Create(
                CultureInfo.InvariantCulture, $"{Path}: segment {number} was archived during the read; read the log again");
            throw new IOException(archived, exception);
        }
    }

    // The archive has its last segment in the place of an active one.
    private static LogSegment OpenArchived(string archive, int number)
    {
        try
        {
#pragma warning disable CA2000 // The segment that is returned disposes of the stream.
            return LogSegment.Open(archive, number) with { IsSealed = true };
#pragma warning restore CA2000
        }
        catch (Exception exception) when (exception is LogDamagedException or FileNotFoundException)
        {
            throw new LogDamagedException(archive, 1, string.Create(
                CultureInfo.InvariantCulture, $"the archive lacks segment {number} of the log; name the folder of its archive"));
        }
    }

    /// <summary>The files that are read, in the order of the segments.</summary>
    public IEnumerable<string> Files() => _archive is null || Manifest is null
        ? SegmentList.FilesOf(Path)
        : SegmentList.FilesOf(_archive).Take(Manifest.Segments.Count).Concat(SegmentList.FilesOf(Path));

    /// <summary>Finds the file of a line, and the number of the line in it, from 1: errors report a line by both.</summary>
    public (string File, long Line) Find(long number)
    {
        var log = _archive is not null && number <= Manifest?.End.Lines ? _archive : Path;
        var segments = SegmentList.Find(log);
        var starts = segments.Active is { } active ? segments.Sealed.Append(active) : segments.Sealed;
        var start = starts.Last(start => start.Before.Lines < number);
        return (start == segments.Active ? log : LogPaths.Sealed(log, start.Number), number - start.Before.Lines);
    }
}
