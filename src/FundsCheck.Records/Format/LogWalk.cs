namespace FundsCheck.Records.Format;

/// <summary>
/// Reads a whole log, one segment after another, proving the chain as it goes, also while it is written. Stops at the last whole line that
/// there is when it gets there.
/// </summary>
public sealed class LogWalk : IDisposable
{
    private readonly string _path;
    private readonly int _lastSegment;
    private LogSegment _segment;
    private LogReader _scanner;

    /// <param name="path">The log.</param>
    /// <param name="lastSegment">Ends with this segment, whatever follows it.</param>
    public LogWalk(string path, int lastSegment = int.MaxValue)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _lastSegment) = (RealPath.Of(path), lastSegment);
        _segment = LogSegment.Open(_path, number: 1);
        _scanner = new LogReader(_segment.Stream, _segment.File, lines: 0, default);
    }

    /// <summary>The end of the last line that was read.</summary>
    public LogPosition Position => _scanner.Position;

    /// <summary>The segment's file.</summary>
    public string File => _segment.File;

    /// <summary>Where the last line that was read stands.</summary>
    public LogPlace Place => _scanner.Place;

    /// <summary>The segment's number, from 1.</summary>
    public int Segment => _segment.Number;

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="LogDamagedException">The line was altered, or is not where it was written.</exception>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public LogEntry? Next()
    {
        while (true)
        {
            if (_scanner.Next() is { } entry)
            {
                return entry;
            }

            if (!_segment.IsClosed)
            {
                return null;
            }

            if (_scanner.TornBytes > 0)
            {
                throw new LogDamagedException(
                    File, _scanner.LinesRead + 1, "it is cut short; only the last line of the last segment may be");
            }

            if (_segment.Number == _lastSegment)
            {
                return null;
            }

            OpenNext();
        }
    }

    public void Dispose() => _segment.Dispose();

    private void OpenNext()
    {
        var next = LogSegment.Open(_path, _segment.Number + 1);
        _segment.Dispose();
        _segment = next;
        _scanner = new LogReader(next.Stream, next.File, Position.Lines, Position.Head);
    }
}
