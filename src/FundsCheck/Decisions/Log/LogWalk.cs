using FundsCheck.Decisions.Log.Segments;
using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Reads a whole log, one segment after another, proving the chain as it goes, also while it is written. Stops at the last whole line that
/// there is when it gets there.
/// </summary>
internal sealed class LogWalk : IDisposable
{
    private readonly string _path;
    private LogSegment _segment;

    public LogWalk(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _path = path;
        _segment = LogSegment.Open(path, number: 1, LogPosition.Start);
    }

    /// <summary>The end of the last line that was read.</summary>
    public LogPosition Position => _segment.Scanner.Position;

    /// <summary>The segment's file.</summary>
    public string File => _segment.File;

    /// <summary>Where the last line that was read stands.</summary>
    public LogPlace Place => _segment.Scanner.Place;

    /// <summary>The segment's number, from 1.</summary>
    public int Segment => _segment.Number;

    /// <summary>The rule sets that the segment told so far, by hash.</summary>
    public IReadOnlyDictionary<string, RuleSetIdentity> RuleSets => _segment.Scanner.RuleSets;

    /// <summary>The bytes after the last whole line, once the end is reached.</summary>
    public int TornBytes => _segment.Scanner.TornBytes;

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="LogDamagedException">The line was altered, or is not where it was written.</exception>
    /// <exception cref="IOException">A segment cannot be read.</exception>
    public LogEntry? Next()
    {
        while (true)
        {
            if (_segment.Scanner.Next() is { } entry)
            {
                return entry;
            }

            if (!_segment.IsClosed)
            {
                return null;
            }

            var next = LogSegment.Open(_path, _segment.Number + 1, _segment.End());
            _segment.Dispose();
            _segment = next;
        }
    }

    public void Dispose() => _segment.Dispose();
}
