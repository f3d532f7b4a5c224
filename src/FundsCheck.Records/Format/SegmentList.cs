using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The segments of a log: the files at its path and beside it, identified by their first lines.</summary>
/// <param name="Sealed">The starts of the sealed segments, from segment 1.</param>
/// <param name="Active">The start of the active segment; null where the segment is missing, or has no first line.</param>
public sealed record SegmentList(IReadOnlyList<SegmentStart> Sealed, SegmentStart? Active)
{
    // The writer may seal the active segment during a read of the folder: at most this many times.
    private const int TriesMax = 1_000;

    /// <summary>Finds the segments of a log; the writer may append at the same time.</summary>
    /// <exception cref="LogDamagedException">A segment is missing, or two files state the same segment.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SegmentList Find(string path)
    {
        for (var tries = 1; ; tries++)
        {
            var active = SegmentStart.TryRead(path);
            try
            {
                return Find(path, active);
            }
            catch (LogDamagedException) when (tries < TriesMax && SegmentStart.TryRead(path) != active)
            {
                // The segment was sealed between two reads of the folder.
            }
        }
    }

    private static SegmentList Find(string path, SegmentStart? active)
    {
        var starts = new List<SegmentStart>();
        while (starts.Count + 1 != active?.Number && SegmentStart.TryRead(LogPaths.Sealed(path, starts.Count + 1)) is { } start
            && start.Number == starts.Count + 1)
        {
            starts.Add(start);
        }

        var next = starts.Count + 1;
        var beyond = LogPaths.NumbersBeside(path)
            .FirstOrDefault(number => number >= next && SegmentStart.TryRead(LogPaths.Sealed(path, number))?.Number == number);
        if (beyond == next)
        {
            throw Doubled(path, next);
        }

        return active?.Number > next || beyond > next ? throw Missing(path, next, beyond) : new SegmentList(starts, active);
    }

    /// <summary>Finds the files of a log, in the order of the segments.</summary>
    public static IEnumerable<string> FilesOf(string path)
    {
        var sealedCount = Find(path).Sealed.Count;
        return [
            .. Enumerable.Range(1, sealedCount).Select(segment => LogPaths.Sealed(path, segment)),
            .. File.Exists(path) ? [path] : Array.Empty<string>(),
        ];
    }

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
