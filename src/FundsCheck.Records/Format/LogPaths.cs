using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The files of a log: the active segment has the log's own path, and the sealed ones beside it are numbered from 1.</summary>
public static class LogPaths
{
    private const string NumberFormat = "D6";

    public static string Closed(string path, int segment) => $"{path}.{segment.ToString(NumberFormat, CultureInfo.InvariantCulture)}";

    /// <summary>The ids in a sealed segment.</summary>
    public static string Ids(string path, int segment) => $"{Closed(path, segment)}.ids";

    /// <summary>What all segments up to this one add up to.</summary>
    public static string Checkpoint(string path, int segment) => $"{Closed(path, segment)}.checkpoint";

    /// <summary>The next active segment, whole on disk before it takes the log's path.</summary>
    public static string Next(string path) => $"{path}.new";

    /// <summary>The numbers of the files beside a log that are named like sealed segments of it, ascending.</summary>
    public static IReadOnlyList<int> NumbersBeside(string path)
    {
        var full = Path.GetFullPath(path);
        var folder = new DirectoryInfo(Path.GetDirectoryName(full)!);
        return folder.Exists
            ? [.. folder.EnumerateFiles().Select(file => NumberOf(file.FullName, full)).Where(number => number > 0).Order()]
            : [];
    }

    // A name that ends in digits, but is not exactly that of a segment, is another file's.
    private static int NumberOf(string file, string log) =>
        file.Length > log.Length + 1
        && int.TryParse(file.AsSpan(log.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && string.Equals(file, Closed(log, number), StringComparison.Ordinal)
            ? number
            : 0;
}
