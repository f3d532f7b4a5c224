using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>The file names of a log. The active segment has the path of the log; sealed segments beside it are numbered from 1.</summary>
public static class LogPaths
{
    private const string NumberFormat = "D6";

    /// <summary>Gets the path of a sealed segment.</summary>
    public static string Sealed(string path, int segment) => $"{path}.{segment.ToString(NumberFormat, CultureInfo.InvariantCulture)}";

    /// <summary>Gets the path of the index of a sealed segment.</summary>
    public static string Ids(string path, int segment) => $"{Sealed(path, segment)}.ids";

    /// <summary>Gets the path of the checkpoint of all segments up to this one.</summary>
    public static string Checkpoint(string path, int segment) => $"{Sealed(path, segment)}.checkpoint";

    /// <summary>Gets the path of the checkpoint within the active segment, which shortens the opening of the log.</summary>
    public static string ActiveCheckpoint(string path) => $"{path}.active.checkpoint";

    /// <summary>Gets the path of the index entries of the active segment up to its checkpoint.</summary>
    public static string ActiveIds(string path) => $"{path}.active.ids";

    /// <summary>Gets the path of the manifest of the archived segments (<see cref="ArchiveManifest"/>).</summary>
    public static string Manifest(string path) => $"{path}.archive";

    /// <summary>Gets the path of the ids that an archived segment decided, which stay beside the log.</summary>
    public static string ArchivedIds(string path, int segment) => $"{Sealed(path, segment)}.archived";

    /// <summary>Gets the path of the archive of a log in a folder: a log of the same name.</summary>
    public static string Archive(string path, string folder) => Path.Combine(folder, Path.GetFileName(path));

    /// <summary>Gets the path of the next active segment, which is whole on disk before it is renamed to the log's path.</summary>
    public static string Next(string path) => $"{path}.new";

    /// <summary>Finds the files beside a log with the name of a sealed segment; returns their numbers in ascending order.</summary>
    public static IReadOnlyList<int> NumbersBeside(string path)
    {
        var full = Path.GetFullPath(path);
        return Path.GetDirectoryName(full) is { } beside && new DirectoryInfo(beside) is { Exists: true } folder
            ? [.. folder.EnumerateFiles().Select(file => NumberOf(file.FullName, full)).Where(number => number > 0).Order()]
            : [];
    }

    // A name that ends in digits, but differs from the name of a segment, belongs to another file.
    private static int NumberOf(string file, string log) =>
        file.Length > log.Length + 1
        && int.TryParse(file.AsSpan(log.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && string.Equals(file, Sealed(log, number), StringComparison.Ordinal)
            ? number
            : 0;
}
