using System.Globalization;
using FundsCheck.Decisions.Log.Segments;

namespace FundsCheck.Decisions.Log;

/// <summary>One segment that is read from its start.</summary>
internal sealed class LogSegment : IDisposable
{
    // Between looking for a closed segment and opening the one that is written to, that one may be closed: as often as this at the very most.
    private const int TriesMax = 1_000;

    private readonly Stream _stream;

    private LogSegment(Stream stream, string file, int number, bool isClosed, LogPosition start)
    {
        _stream = stream;
        (File, Number, IsClosed) = (file, number, isClosed);
        Scanner = new LogScanner(stream, file, start.Lines, start.Head);
    }

    public string File { get; }

    public int Number { get; }

    /// <summary>Whether nothing is written to it any longer.</summary>
    public bool IsClosed { get; }

    public LogScanner Scanner { get; }

    /// <summary>Opens a segment for reading; the writer may go on.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LogSegment Open(string path, int number, LogPosition start)
    {
#pragma warning disable CA2000 // The segment that is returned disposes of it.
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var closed = LogPaths.Closed(path, number);
            if (System.IO.File.Exists(closed))
            {
                return new LogSegment(Read(closed), closed, number, isClosed: true, start);
            }

            var stream = TryRead(path);
            var found = stream is null ? null : LogFormat.ReadFirstLine(stream)?.Segment;
            if (found == number)
            {
                return new LogSegment(stream!, path, number, isClosed: false, start);
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
                ? new LogSegment(stream ?? Stream.Null, path, number, isClosed: false, start)
                : throw new FileNotFoundException($"{path} is not there", path);
        }

#pragma warning restore CA2000
        throw new IOException($"{path} could not be opened: each time it was just closed for the next segment; try again");
    }

    /// <summary>Where a closed segment ends, which must be the end of a line.</summary>
    /// <exception cref="LogDamagedException">It is not.</exception>
    public LogPosition End() => Scanner.TornBytes == 0
        ? Scanner.Position
        : throw new LogDamagedException(File, Scanner.LinesRead + 1, "it is cut short; only the last line of the last segment may be");

    public void Dispose() => _stream.Dispose();

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
