using System.Buffers;
using System.Buffers.Text;
using FundsCheck.Rules;

namespace FundsCheck.Records.Format;

/// <summary>
/// Writes the lines of a log or of a store, each with its number and the hash of the line before it (docs/records.md). The lines stay in a
/// buffer until the caller stores them. Not thread-safe.
/// </summary>
/// <param name="end">The position after the stored lines; <see cref="LogPosition.Start"/> for an empty log.</param>
public sealed class RecordWriter(LogPosition end)
{
    private readonly ArrayBufferWriter<byte> _pending = new();
    private readonly RecordBuffer _body = new();

    /// <summary>The position after all lines, including the buffer. Its bytes count from the start of the segment.</summary>
    public LogPosition End { get; private set; } = end;

    /// <summary>The lines in the buffer, each with its line feed.</summary>
    public ReadOnlyMemory<byte> Pending => _pending.WrittenMemory;

    /// <summary>Empties the buffer; numbers and hashes continue.</summary>
    public void ClearPending() => _pending.ResetWrittenCount();

    /// <summary>Adds the first line of a segment.</summary>
    /// <param name="createdAt">The time of creation.</param>
    /// <param name="segment">The segment's number, from 1.</param>
    /// <param name="checkpoint">The SHA-256 of the checkpoint of the earlier segments; null for the first segment.</param>
    public void Begin(DateTimeOffset createdAt, int segment = 1, string? checkpoint = null)
    {
        End = End with { Bytes = 0 };
        var body = new JsonLine().Open("log").Number("format", LogFormat.Version).Time("createdAt", createdAt);
        if (segment > 1)
        {
            body.Number("segment", segment).Text("checkpointHash", checkpoint);
        }

        Add(body.Close().Written.Span);
    }

    /// <summary>Adds a whole rule set, before its first decision.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public void Add(RuleSet ruleSet) => AddBody(_body.Add(ruleSet));

    /// <summary>Adds a decision.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public void Add(DecisionRecord record) => AddBody(_body.Add(record));

    /// <summary>Adds an event.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public void Add(RecordedEvent recorded) => AddBody(_body.Add(recorded));

    /// <summary>Adds a status of a connection.</summary>
    /// <exception cref="UnwritableLineException">A reader would reject the line; the buffer is unchanged.</exception>
    public void Add(ConnectionStatus status) => AddBody(_body.Add(status));

    /// <summary>Adds the line of a body (<see cref="RecordBuffer"/>).</summary>
    /// <returns>The hash of the line.</returns>
    public LineHash Add(ReadOnlySpan<byte> body)
    {
        var line = _pending.GetSpan(LogFormat.PrefixBytesMax + body.Length + 2);
        var length = WritePrefix(line);
        body.CopyTo(line[length..]);
        length += body.Length;
        line[length++] = (byte)'}';
        var head = LineHash.Of(line[..length]);
        line[length++] = (byte)'\n';
        _pending.Advance(length);
        End = new LogPosition(End.Lines + 1, head, End.Bytes + length);
        return head;
    }

    private void AddBody(int length)
    {
        Add(_body.Written.Span[^length..]);
        _body.Clear();
    }

    private int WritePrefix(Span<byte> line)
    {
        var at = Copy("{\"seq\":"u8, line);
        Utf8Formatter.TryFormat(End.Lines + 1, line[at..], out var digits);
        at += digits;
        at += Copy(",\"prevHash\":\""u8, line[at..]);
        End.Head.Write(line.Slice(at, LineHash.TextLength));
        at += LineHash.TextLength;
        return at + Copy("\","u8, line[at..]);
    }

    private static int Copy(ReadOnlySpan<byte> text, Span<byte> line)
    {
        text.CopyTo(line);
        return text.Length;
    }
}
