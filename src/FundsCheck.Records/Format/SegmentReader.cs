namespace FundsCheck.Records.Format;

/// <summary>Reads a segment line by line from its start, and verifies its hash chain. Stops at the last whole line.</summary>
/// <param name="stream">The content of the segment.</param>
/// <param name="file">The file name of the segment, for error messages.</param>
/// <param name="lines">The number of lines in the earlier segments.</param>
/// <param name="head">The hash of the last line of the earlier segments.</param>
public sealed class SegmentReader(Stream stream, string file, long lines, LineHash head)
{
    private readonly RecordedRuleSets _ruleSets = new();
    private readonly StreamLines _lines = new(stream);

    /// <summary>Reads a segment from a position within it.</summary>
    /// <param name="stream">The content of the segment, at the position.</param>
    /// <param name="file">The file name of the segment, for error messages.</param>
    /// <param name="lines">The number of lines in the earlier segments.</param>
    /// <param name="position">The position.</param>
    /// <param name="ruleSets">The rule sets in the lines of the segment before the position.</param>
    public SegmentReader(Stream stream, string file, long lines, LogPosition position, IEnumerable<RuleSetIdentity> ruleSets)
        : this(stream, file, lines, position.Head)
    {
        ArgumentNullException.ThrowIfNull(ruleSets);
        Position = position;
        foreach (var ruleSet in ruleSets)
        {
            _ruleSets.Add(ruleSet);
        }
    }

    /// <summary>The position after the last line read.</summary>
    public LogPosition Position { get; private set; } = new(lines, head, Bytes: 0);

    /// <summary>The number of lines of the segment read so far.</summary>
    public long LinesRead => Position.Lines - lines;

    /// <summary>The location of the last line read.</summary>
    public LineLocation Location { get; private set; }

    /// <summary>The length of the incomplete tail in bytes, once the end is reached.</summary>
    public int IncompleteBytes => _lines.RestBytes;

    /// <summary>The rule sets in the lines read so far.</summary>
    public IEnumerable<RuleSetIdentity> RuleSets => _ruleSets.All;

    /// <summary>Reads the next line; null at the end of the segment.</summary>
    /// <exception cref="LogDamagedException">The line was altered or moved.</exception>
    public LogEntry? Next()
    {
        if (!_lines.TryNext(LogFormat.LineBytesMax, out var line))
        {
            return _lines.RestBytes > LogFormat.LineBytesMax
                ? throw Damaged($"the line is longer than {LogFormat.LineBytesMax} bytes")
                : null;
        }

        var entry = Read(line);
        Location = new LineLocation(file, LinesRead + 1, Position.Bytes, LineHash.Of(line));
        Position = new LogPosition(Position.Lines + 1, Location.Hash, Position.Bytes + line.Length + 1);
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
                    ? "the line has the number of an earlier line: lines were added or reordered"
                    : "earlier lines are missing");
            }

            return previous == Position.Head
                ? entry
                : throw Altered("the line was altered, or the next line does not follow it");
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or OverflowException
            or InvalidOperationException)
        {
            // An altered line may contain anything, such as invalid UTF-8 or February 30.
            throw Damaged($"the line cannot be read: {exception.Message}");
        }
    }

    private LogDamagedException Damaged(string what) => new(file, LinesRead + 1, what);

    // The hash covers the previous line; for the first line of a segment this is the last line of the previous segment.
    private LogDamagedException Altered(string what) =>
        new(file, Math.Max(LinesRead, 1), LinesRead == 0 && lines > 0 ? "the segment does not continue the previous segment" : what);
}
