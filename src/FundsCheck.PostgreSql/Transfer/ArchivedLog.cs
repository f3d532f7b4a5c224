using System.Globalization;
using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>
/// The log of an archive, which begins as every export of the store does. It may be longer than the database states, where a process ended
/// between the two.
/// </summary>
/// <param name="path">The path of the log.</param>
/// <param name="end">Its end, as the database states it.</param>
internal sealed class ArchivedLog(string path, ArchiveRow end)
{
    private const int FirstLineBytesMax = 4096;

    /// <summary>Reads the log up to its end, and verifies it. Changes no file.</summary>
    /// <param name="rest">Receives the hashes of the whole lines after the end; null to leave these unread.</param>
    /// <exception cref="InvalidDataException">It is missing, or is not the archive of this database.</exception>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">The log cannot be read.</exception>
    public LogEnd Read(List<LineHash>? rest = null)
    {
        try
        {
            return ReadFiles(rest);
        }
        catch (FileNotFoundException exception)
        {
            throw NotTheArchive("is missing or empty: it is not the archive of this database,", exception);
        }
    }

    /// <summary>Copies the files of the log up to its end to another path, which must not exist.</summary>
    public void CopyTo(string other, Action<string> created)
    {
        for (var segment = 1; segment <= end.Segment; segment++)
        {
            var (from, to) = (FileOf(segment), segment < end.Segment ? LogPaths.Sealed(other, segment) : other);
            using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var target = PrivateFile.Open(to, FileMode.CreateNew, FileShare.Read);
            created(to);
            source.CopyTo(target);
            if (segment == end.Segment)
            {
                target.SetLength(end.Bytes);
            }
        }
    }

    /// <summary>
    /// Removes everything after the end. INVARIANT: the caller has the lock of the log, and its transaction is the one that archives.
    /// </summary>
    public void Cut()
    {
        if (File.Exists(LogPaths.Sealed(path, end.Segment)))
        {
            File.Delete(path);
            for (var segment = end.Segment + 1; File.Exists(LogPaths.Sealed(path, segment)); segment++)
            {
                File.Delete(LogPaths.Sealed(path, segment));
            }

            File.Move(LogPaths.Sealed(path, end.Segment), path);
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.Read);
        file.SetLength(end.Bytes);
        file.Flush(flushToDisk: true);
    }

    /// <summary>The files of the log at a path; none where there is no log.</summary>
    public static IReadOnlyList<string> FilesOf(string path)
    {
        var files = Enumerable.Range(1, SealedCount(path)).Select(segment => LogPaths.Sealed(path, segment));
        return [.. files, .. Path.Exists(path) ? [path] : Array.Empty<string>()];
    }

    private LogEnd ReadFiles(List<LineHash>? rest)
    {
        // A process that ends while it begins a file leaves the last one sealed, and no active one or the beginning of its first line.
        var last = SealedCount(path) is > 0 and var count && !HasLine(path) ? count : int.MaxValue;
        using var reader = new LogReader(path, last);
        var (segment, ruleSets) = (0, new HashSet<string>(StringComparer.Ordinal));
        while (reader.Position.Lines < end.Lines && reader.Next() is { } entry)
        {
            if (reader.Segment != segment)
            {
                (segment, ruleSets) = (reader.Segment, new HashSet<string>(StringComparer.Ordinal));
            }

            if (entry is LogEntry.Rules { Identity: var identity })
            {
                ruleSets.Add(RecordedRuleSets.KeyOf(identity).ToString());
            }
        }

        if (reader.Position.Lines != end.Lines || reader.Position.Bytes != end.Bytes || segment != end.Segment
            || !string.Equals(reader.Position.Head.ToString(), end.Head, StringComparison.Ordinal))
        {
            throw NotTheArchive("is not the archive of this database,", cause: null);
        }

        var position = reader.Position;
        while (rest is not null && reader.Next() is not null)
        {
            rest.Add(reader.Position.Head);
        }

        return new LogEnd(position, end.Segment, ruleSets);
    }

    private InvalidDataException NotTheArchive(string what, Exception? cause) => new(
        string.Create(
            CultureInfo.InvariantCulture,
            $"`{path}` {what} which has {end.Lines} lines and ends with the hash {end.Head}; name the archive of this database, or restore "
                + $"its files from a copy"),
        cause);

    private static bool HasLine(string file)
    {
        if (!File.Exists(file))
        {
            return false;
        }

        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = new byte[FirstLineBytesMax];
        return start.AsSpan(0, stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)).Contains((byte)'\n');
    }

    private static int SealedCount(string path)
    {
        var count = 0;
        while (File.Exists(LogPaths.Sealed(path, count + 1)))
        {
            count++;
        }

        return count;
    }

    private string FileOf(int segment) => File.Exists(LogPaths.Sealed(path, segment)) ? LogPaths.Sealed(path, segment) : path;
}
