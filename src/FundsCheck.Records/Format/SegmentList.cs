using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The segments of a log: the files at its path and beside it whose first lines state which segment they are.</summary>
/// <param name="Sealed">How each sealed segment begins, from segment 1.</param>
/// <param name="Active">How the active segment begins; null where it is missing, or has no first line.</param>
public sealed record SegmentList(IReadOnlyList<SegmentStart> Sealed, SegmentStart? Active)
{
    // The writer may seal the active segment while the files are looked at: as often as this at the very most.
    private const int TriesMax = 1_000;

    /// <summary>Finds them; the writer may go on.</summary>
    /// <exception cref="LogDamagedException">One is missing, or it is unclear which file is the segment.</exception>
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
                // It was sealed between two looks at the files.
            }
        }
    }

    private static SegmentList Find(string path, SegmentStart? active)
    {
        var starts = new List<SegmentStart>();
        while (starts.Count + 1 != active?.Number && SegmentStart.TryRead(LogPaths.Closed(path, starts.Count + 1)) is { } start
            && start.Number == starts.Count + 1)
        {
            starts.Add(start);
        }

        var next = starts.Count + 1;
        var beyond = LogPaths.NumbersBeside(path)
            .FirstOrDefault(number => number >= next && SegmentStart.TryRead(LogPaths.Closed(path, number))?.Number == number);
        if (beyond == next)
        {
            throw Doubled(path, next);
        }

        return active?.Number > next || beyond > next ? throw Missing(path, next, beyond) : new SegmentList(starts, active);
    }

    /// <summary>Every file of a log, the first segment first.</summary>
    public static IEnumerable<string> FilesOf(string path)
    {
        var sealedCount = Find(path).Sealed.Count;
        return [
            .. Enumerable.Range(1, sealedCount).Select(segment => LogPaths.Closed(path, segment)),
            .. File.Exists(path) ? [path] : Array.Empty<string>(),
        ];
    }

    private static LogDamagedException Doubled(string path, int number) =>
        new(
            LogPaths.Closed(path, number),
            1,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{path} states too that it is segment {number}; move the file that is a copy, or of another log, elsewhere"));

    private static LogDamagedException Missing(string path, int number, int beyond)
    {
        var file = LogPaths.Closed(path, number);
        var found = File.Exists(file)
            ? string.Create(CultureInfo.InvariantCulture, $"the file is not segment {number} of the log; the segment is missing")
            : "the segment is missing";
        var other = beyond == 0 ? string.Empty : $", or, where {LogPaths.Closed(path, beyond)} is of another log, move that elsewhere";
        return new(file, 1, $"{found}; put it back from where it was moved to{other}");
    }
}
