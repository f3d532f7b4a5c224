using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>A segment, open for reading.</summary>
/// <param name="Stream">The content, positioned at its start.</param>
/// <param name="File">The path of the file.</param>
/// <param name="Number">The number of the segment, from 1.</param>
/// <param name="IsSealed">True where the writer no longer appends to the segment.</param>
internal sealed record LogSegment(Stream Stream, string File, int Number, bool IsSealed) : IDisposable
{
    // The writer may seal the active segment between two reads of the folder: at most this many times.
    private const int TriesMax = 1_000;

    /// <summary>Opens a segment; the writer may append at the same time.</summary>
    /// <exception cref="LogDamagedException">The segment is missing.</exception>
    /// <exception cref="FileNotFoundException">The log does not exist.</exception>
    /// <exception cref="IOException">The segment cannot be read.</exception>
    public static LogSegment Open(string path, int number)
    {
#pragma warning disable CA2000 // The segment that is returned disposes of it.
        RegularFile.Require(path);
        var closed = LogPaths.Sealed(path, number);
        for (var tries = 1; ; tries++)
        {
            // The active segment comes first, so that a file with only the name of a sealed segment is not read.
            var (active, found) = TryOpen(path);
            if (active is not null && found?.Number == number)
            {
                return new LogSegment(active, path, number, IsSealed: false);
            }

            if (TryOpenSealed(closed, number) is { } segment)
            {
                active?.Dispose();
                return segment;
            }

            if (found is null && active is not null && (number == 1 || SegmentStart.HasLine(active)))
            {
                // The reader of the lines reports an error in the first line.
                return new LogSegment(active, path, number, IsSealed: false);
            }

            active?.Dispose();
            if (found is null && number > 1 && SegmentStart.TryRead(LogPaths.Next(path))?.Number == number)
            {
                // The segment is sealed, and the rename of the next one is about to follow, or the writer stopped between the two.
                return new LogSegment(Stream.Null, path, number, IsSealed: false);
            }

            if (tries == TriesMax || (number == 1 && found is null))
            {
                throw NotFound(path, closed, number, found?.Number);
            }
        }
#pragma warning restore CA2000
    }

    public void Dispose() => Stream.Dispose();

    private static LogSegment? TryOpenSealed(string closed, int number)
    {
        if (RegularFile.OtherKind(closed) is not null)
        {
            return null;
        }

        var (stream, found) = TryOpen(closed);
        if (stream is not null && found?.Number == number)
        {
            return new LogSegment(stream, closed, number, IsSealed: true);
        }

        stream?.Dispose();
        return null;
    }

    private static (FileStream? Stream, SegmentStart? Start) TryOpen(string file)
    {
        FileStream? stream = null;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            return (stream, SegmentStart.TryRead(stream));
        }
        catch (FileNotFoundException)
        {
            return default;
        }
        catch
        {
            stream?.Dispose();
            throw;
        }
    }

    private static Exception NotFound(string path, string closed, int number, int? found)
    {
        if (found is { } other)
        {
            return new LogDamagedException(
                path,
                1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the file is segment {other} of a log, and {closed} is missing; move that file back"));
        }

        return number == 1
            ? new FileNotFoundException($"{path} does not exist", path)
            : new LogDamagedException(
                path,
                1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"segment {number}, the active one, is missing or empty; move its file back"));
    }
}
