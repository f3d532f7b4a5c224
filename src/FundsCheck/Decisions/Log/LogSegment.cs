using System.Globalization;
using FundsCheck.Decisions.Log.Segments;

namespace FundsCheck.Decisions.Log;

/// <summary>One segment, open for reading.</summary>
/// <param name="Stream">At its start.</param>
/// <param name="File">Its file.</param>
/// <param name="Number">Its number, from 1.</param>
/// <param name="IsClosed">Whether nothing is written to it any longer.</param>
internal sealed record LogSegment(Stream Stream, string File, int Number, bool IsClosed) : IDisposable
{
    // Between looking for a closed segment and opening the one that is written to, that one may be closed: as often as this at the very most.
    private const int TriesMax = 1_000;

    /// <summary>Opens a segment; the writer may go on.</summary>
    /// <exception cref="LogDamagedException">It is missing.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogSegment Open(string path, int number)
    {
#pragma warning disable CA2000 // The segment that is returned disposes of it.
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var closed = LogPaths.Closed(path, number);
            if (System.IO.File.Exists(closed))
            {
                return new LogSegment(Read(closed), closed, number, IsClosed: true);
            }

            var stream = TryRead(path);
            var found = stream is null ? null : LogFormat.ReadFirstLine(stream)?.Segment;
            if (found == number)
            {
                return new LogSegment(stream!, path, number, IsClosed: false);
            }

            if (System.IO.File.Exists(closed))
            {
                // Closed since it was looked for.
                stream?.Dispose();
                continue;
            }

            if (found is not null)
            {
                stream!.Dispose();
                throw new LogDamagedException(path, 1, string.Create(CultureInfo.InvariantCulture, $"it is segment {found} of a log, and {closed} is missing; put it back from where it was moved to"));
            }

            // A segment after others that is not there was not begun yet: the writer is about to, or was when it stopped.
            return stream is not null || number > 1
                ? new LogSegment(stream ?? Stream.Null, path, number, IsClosed: false)
                : throw new FileNotFoundException($"{path} is not there", path);
        }

#pragma warning restore CA2000
        throw new IOException($"{path} could not be opened: each time it was just closed for the next segment; try again");
    }

    public void Dispose() => Stream.Dispose();

    private static FileStream Read(string path) => new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static FileStream? TryRead(string path)
    {
        try
        {
            return Read(path);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
