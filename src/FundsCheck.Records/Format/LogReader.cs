namespace FundsCheck.Records.Format;

/// <summary>
/// Reads a log, one segment after another, and verifies its hash chain. Archived segments are left out. The writer may append at the same
/// time; the reader stops at the last whole line.
/// </summary>
public sealed class LogReader : IDisposable
{
    private readonly LogSource _source;
    private readonly int _lastSegment;
    private LogSegment _segment;
    private SegmentReader _reader;

    /// <param name="path">The path of the log.</param>
    /// <param name="lastSegment">The number of the last segment to read.</param>
    public LogReader(string path, int lastSegment = int.MaxValue)
        : this(LogSource.Of(path is { Length: > 0 } ? path : throw new ArgumentException("the path is empty", nameof(path))), lastSegment)
    {
    }

    internal LogReader(LogSource source, int lastSegment = int.MaxValue)
    {
        (_source, _lastSegment) = (source, lastSegment);
        _segment = source.Open(source.First);
        _reader = new SegmentReader(_segment.Stream, _segment.File, source.Start.Lines, source.Start.Head);
    }

    private LogReader(LogSource source, int firstSegment, LogPosition before)
    {
        (_source, _lastSegment) = (source, int.MaxValue);
        _segment = source.Open(firstSegment);
        _reader = new SegmentReader(_segment.Stream, _segment.File, before.Lines, before.Head);
    }

    /// <summary>The position after the last line read.</summary>
    public LogPosition Position => _reader.Position;

    /// <summary>The file of the current segment.</summary>
    public string File => _segment.File;

    /// <summary>The location of the last line read.</summary>
    public LineLocation Location => _reader.Location;

    /// <summary>The number of the current segment, from 1.</summary>
    public int Segment => _segment.Number;

    /// <summary>Opens a log for the lines after a line; earlier segments are not read.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="line">The number of the line; 0 for all lines. The first lines read may be earlier ones of its segment.</param>
    internal static LogReader OpenAfter(string path, long line)
    {
        if (line == 0)
        {
            return new LogReader(path);
        }

        var source = LogSource.Of(path);
        var segments = SegmentList.Find(source.Path);
        return segments.Sealed.Append(segments.Active).LastOrDefault(segment => segment?.Before.Lines <= line) is { } start
            ? new LogReader(source, start.Number, start.Before)
            : new LogReader(source);
    }

    /// <summary>Reads the next line; null at the end of the log.</summary>
    /// <exception cref="LogDamagedException">The line was altered or moved.</exception>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public LogEntry? Next()
    {
        while (true)
        {
            if (_reader.Next() is { } entry)
            {
                return entry;
            }

            if (!_segment.IsSealed)
            {
                return null;
            }

            if (_reader.IncompleteBytes > 0)
            {
                throw new LogDamagedException(
                    File, _reader.LinesRead + 1, "the line is incomplete; only the last line of the last segment may be");
            }

            if (_segment.Number == _lastSegment)
            {
                return null;
            }

            OpenNext();
        }
    }

    /// <summary>Closes the current segment.</summary>
    public void Dispose() => _segment.Dispose();

    private void OpenNext()
    {
        var next = _source.Open(_segment.Number + 1);
        _segment.Dispose();
        _segment = next;
        _reader = new SegmentReader(next.Stream, next.File, Position.Lines, Position.Head);
    }
}
