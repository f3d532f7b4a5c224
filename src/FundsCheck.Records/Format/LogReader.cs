namespace FundsCheck.Records.Format;

/// <summary>
/// Reads a whole log, one segment after another, and verifies its hash chain. The writer may append at the same time; the reader stops at
/// the last whole line.
/// </summary>
public sealed class LogReader : IDisposable
{
    private readonly string _path;
    private readonly int _lastSegment;
    private LogSegment _segment;
    private SegmentReader _reader;

    /// <param name="path">The path of the log.</param>
    /// <param name="lastSegment">The number of the last segment to read.</param>
    public LogReader(string path, int lastSegment = int.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _lastSegment) = (RealPath.Of(path), lastSegment);
        _segment = LogSegment.Open(_path, number: 1);
        _reader = new SegmentReader(_segment.Stream, _segment.File, lines: 0, default);
    }

    /// <summary>The position after the last line read.</summary>
    public LogPosition Position => _reader.Position;

    /// <summary>The file of the current segment.</summary>
    public string File => _segment.File;

    /// <summary>The location of the last line read.</summary>
    public LineLocation Location => _reader.Location;

    /// <summary>The number of the current segment, from 1.</summary>
    public int Segment => _segment.Number;

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
        var next = LogSegment.Open(_path, _segment.Number + 1);
        _segment.Dispose();
        _segment = next;
        _reader = new SegmentReader(next.Stream, next.File, Position.Lines, Position.Head);
    }
}
