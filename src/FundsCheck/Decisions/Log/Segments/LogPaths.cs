using System.Globalization;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>The files of a log: the one that is written to has the log's own path, and the closed ones beside it are numbered from 1.</summary>
internal static class LogPaths
{
    private const string NumberFormat = "D6";

    public static string Closed(string path, int segment) => $"{path}.{segment.ToString(NumberFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The ids in a closed segment.</summary>
    public static string Ids(string path, int segment) => $"{Closed(path, segment)}.ids";

    /// <summary>What all segments up to this one add up to.</summary>
    public static string Checkpoint(string path, int segment) => $"{Closed(path, segment)}.checkpoint";

    /// <summary>Every segment there is, the first one first.</summary>
    public static IEnumerable<string> All(string path) => [.. Enumerable.Range(1, CountClosed(path)).Select(segment => Closed(path, segment)), .. File.Exists(path) ? [path] : Array.Empty<string>()];

    /// <summary>How many segments are closed: those numbered from 1 without a gap.</summary>
    /// <exception cref="LogDamagedException">One is missing.</exception>
    public static int CountClosed(string path)
    {
        var count = 0;
        while (File.Exists(Closed(path, count + 1)))
        {
            count++;
        }

        return LastNumber(path) is var last && last > count
            ? throw new LogDamagedException(Closed(path, count + 1), 1, "the segment is missing; put it back from where it was moved to")
            : count;
    }

    private static int LastNumber(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = new DirectoryInfo(Path.GetDirectoryName(full)!);
        return !folder.Exists ? 0 : folder.EnumerateFiles($"{Path.GetFileName(full)}.*").Select(file => NumberOf(file.Extension)).DefaultIfEmpty().Max();
    }

    private static int NumberOf(string extension) =>
        extension.Length == 7 && int.TryParse(extension.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
