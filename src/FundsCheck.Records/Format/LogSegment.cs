using System.Globalization;

namespace FundsCheck.Records.Format;

/// <summary>One segment, open for reading.</summary>
/// <param name="Stream">At its start.</param>
/// <param name="File">Its file.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="IsClosed">Whether nothing is written to it any longer.</param>
internal sealed record LogSegment(Stream Stream, string File, int Number, bool IsClosed) : IDisposable
{
    // The writer may seal the active segment between two looks at the files: as often as this at the very most.
    private const int TriesMax = 1_000;

    /// <summary>Opens a segment; the writer may go on.</summary>
    /// <exception cref="LogDamagedException">It is missing.</exception>
    /// <exception cref="FileNotFoundException">There is no log.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogSegment Open(string path, int number)
    {
#pragma warning disable CA2000 // The segment that is returned disposes of it.
        RegularFile.Require(path);
        var closed = LogPaths.Closed(path, number);
        for (var tries = 1; ; tries++)
        {
            // First the active segment: a file beside it that is only named like a sealed one is not read.
            var (active, found) = TryOpen(path);
            if (found?.Number == number)
            {
                return new LogSegment(active!, path, number, IsClosed: false);
            }

            if (TryOpenSealed(closed, number) is { } segment)
            {
                active?.Dispose();
                return segment;
            }

            if (found is null && active is not null && (number == 1 || SegmentStart.HasLine(active)))
            {
                // The reader of the lines reports what is wrong with the first one.
                return new LogSegment(active, path, number, IsClosed: false);
            }

            active?.Dispose();
            if (found is null && number > 1 && SegmentStart.TryRead(LogPaths.Next(path))?.Number == number)
            {
                // Sealed, and the next one is about to take its place; or the writer stopped between the two.
                return new LogSegment(Stream.Null, path, number, IsClosed: false);
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
        if (found?.Number == number)
        {
            return new LogSegment(stream!, closed, number, IsClosed: true);
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
                    $"it is segment {other} of a log, and {closed} is missing; put it back from where it was moved to"));
        }

        return number == 1
            ? new FileNotFoundException($"{path} is not there", path)
            : new LogDamagedException(
                path,
                1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"segment {number}, the active one, is missing or empty; put it back from where it was moved to"));
    }
}
