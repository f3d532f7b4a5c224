using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The segments of a log: the files at its path and beside it, identified by their first lines.</summary>
/// <param name="Sealed">The starts of the sealed segments that are not archived.</param>
/// <param name="Active">The start of the active segment; null where the segment is missing, or has no first line.</param>
public sealed record SegmentList(IReadOnlyList<SegmentStart> Sealed, SegmentStart? Active)
{
    // The writer may seal the active segment during a read of the folder: at most this many times.
    private const int TriesMax = 1_000;

    /// <summary>The segments that were archived, before the first sealed one; null for none.</summary>
    public ArchiveManifest? Manifest { get; private init; }

    /// <summary>The number of archived segments.</summary>
    public int Archived => Manifest?.Segments.Count ?? 0;

    /// <summary>The first segment that is not archived; null where it is missing, or has no first line.</summary>
    public SegmentStart? First => Sealed.Count > 0 ? Sealed[0] : Active;

    /// <summary>The number of the last sealed segment, archived ones included; 0 for none.</summary>
    public int Last => Archived + Sealed.Count;

    /// <summary>Finds the segments of a log; the writer may append at the same time.</summary>
    /// <exception cref="LogDamagedException">A segment is missing, two files state the same segment, or the manifest of the archive cannot
    /// be read.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SegmentList Find(string path)
    {
        for (var tries = 1; ; tries++)
        {
            var (active, manifest) = (SegmentStart.TryRead(path), ArchiveManifest.TryRead(path));
            try
            {
                return Find(path, active, manifest);
            }
            catch (LogDamagedException) when (tries < TriesMax
                && (SegmentStart.TryRead(path) != active || ArchiveManifest.TryRead(path)?.End != manifest?.End))
            {
                // A segment was sealed or archived between two reads of the folder.
            }
        }
    }

    private static SegmentList Find(string path, SegmentStart? active, ArchiveManifest? manifest)
    {
        var (starts, next) = (new List<SegmentStart>(), (manifest?.Segments.Count ?? 0) + 1);
        for (; next != active?.Number && SegmentStart.TryRead(LogPaths.Sealed(path, next)) is { } start && start.Number == next; next++)
        {
            starts.Add(start);
        }

        var beyond = LogPaths.NumbersBeside(path)
            .FirstOrDefault(number => number >= next && SegmentStart.TryRead(LogPaths.Sealed(path, number))?.Number == number);
        if (beyond == next)
        {
            throw Doubled(path, next);
        }

        if (active?.Number > next || beyond > next)
        {
            throw Missing(path, next, beyond);
        }

        return active?.Number < next
            ? throw new LogDamagedException(path, 1, string.Create(
                CultureInfo.InvariantCulture,
                $"the file is segment {active.Number} of the log, which is archived; move it elsewhere, and move the active segment back"))
            : new SegmentList(starts, active) { Manifest = manifest };
    }

    /// <summary>Finds the files of a log, in the order of the segments.</summary>
    public static IEnumerable<string> FilesOf(string path) =>
    [
        .. Find(path).Sealed.Select(segment => LogPaths.Sealed(path, segment.Number)),
        .. File.Exists(path) ? [path] : Array.Empty<string>(),
    ];

    private static LogDamagedException Doubled(string path, int number) =>
        new(
            LogPaths.Sealed(path, number),
            1,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path} states segment {number} too; move the copy, or the file of another log, elsewhere"));

    private static LogDamagedException Missing(string path, int number, int beyond)
    {
        var file = LogPaths.Sealed(path, number);
        var found = File.Exists(file)
            ? string.Create(CultureInfo.InvariantCulture, $"the file is not segment {number} of the log; the segment is missing")
            : "the segment is missing";
        var other = beyond == 0 ? string.Empty : $", or, where {LogPaths.Sealed(path, beyond)} is of another log, move that elsewhere";
        return new(file, 1, $"{found}; move it back{other}");
    }
}
