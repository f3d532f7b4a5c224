namespace FundsCheck.Records.Format;

/// <summary>Reads a segment line by line from its start, proving the chain as it goes. Stops at the last whole line.</summary>
/// <param name="stream">The segment.</param>
/// <param name="file">Its name.</param>
/// <param name="lines">The lines of the log before it.</param>
/// <param name="head">The hash of the line before it.</param>
public sealed class LogReader(Stream stream, string file, long lines, LineHash head)
{
    private readonly RecordedRuleSets _ruleSets = new();
    private readonly StreamLines _lines = new(stream);

    /// <summary>The end of the last line that was read.</summary>
    public LogPosition Position { get; private set; } = new(lines, head, Bytes: 0);

    /// <summary>The lines of the segment that were read.</summary>
    public long LinesRead => Position.Lines - lines;

    /// <summary>Where the last line that was read stands.</summary>
    public LogPlace Place { get; private set; }

    /// <summary>The bytes after the last whole line, once the end is reached: what a crash left of a line.</summary>
    public int TornBytes => _lines.RestBytes;

    /// <summary>The rule sets that the segment stated so far.</summary>
    public IEnumerable<RuleSetIdentity> RuleSets => _ruleSets.All;

    /// <summary>The next line; null at the end.</summary>
    /// <exception cref="LogDamagedException">The line was altered, or is not where it was written.</exception>
    public LogEntry? Next()
    {
        if (!_lines.TryNext(LogFormat.LineBytesMax, out var line))
        {
            return _lines.RestBytes > LogFormat.LineBytesMax ? throw Damaged($"it is longer than {LogFormat.LineBytesMax} bytes") : null;
        }

        var entry = Read(line);
        Place = new LogPlace(file, LinesRead + 1, Position.Bytes, LineHash.Of(line));
        Position = new LogPosition(Position.Lines + 1, Place.Hash, Position.Bytes + line.Length + 1);
        return entry;
    }

    private LogEntry Read(ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = LogFormat.Read(line, _ruleSets, out var number, out var previous);
            if (entry is LogEntry.Rules rules)
            {
                _ruleSets.Add(rules.Identity);
            }

            var expected = Position.Lines + 1;
            if (number != expected)
            {
                throw Damaged(number < expected
                    ? "it has the number of an earlier line: lines were added or reordered"
                    : "lines before it are missing");
            }

            return previous == Position.Head
                ? entry
                : throw Altered("it was altered since the line after it was written, or that one is not the line that followed it");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            // A line that is not as it was written may hold anything, invalid UTF-8 or a thirtieth of February.
            throw Damaged($"it cannot be read: {exception.Message}");
        }
    }

    private LogDamagedException Damaged(string what) => new(file, LinesRead + 1, what);

    // The line before, which is the last one of the segment before where this is the first.
    private LogDamagedException Altered(string what) =>
        new(file, Math.Max(LinesRead, 1), LinesRead == 0 && lines > 0 ? "it does not continue the segment before it" : what);
}
