using System.Buffers;
using System.Buffers.Text;
using FundsCheck.Records.Format;

namespace FundsCheck.DecisionLog;

/// <summary>
/// Chains lines in a buffer, to be put on disk together: each gets its number and the hash of the line before it. Used by one thread.
/// </summary>
internal sealed class LogWriter(LogPosition end)
{
    private readonly ArrayBufferWriter<byte> _pending = new();

    /// <summary>The end of the log with all that was added here; its bytes are those of the segment.</summary>
    public LogPosition End { get; private set; } = end;

    /// <summary>The lines that are not yet on disk.</summary>
    public ReadOnlyMemory<byte> Pending => _pending.WrittenMemory;

    public void ClearPending() => _pending.ResetWrittenCount();

    /// <summary>Adds the first line of a segment.</summary>
    public void Begin(DateTimeOffset createdAt, int segment, string? checkpoint)
    {
        End = End with { Bytes = 0 };
        var body = new JsonLine().Open("log").Number("format", LogFormat.Version).Time("createdAt", createdAt);
        if (segment > 1)
        {
            body.Number("segment", segment).Text("checkpointHash", checkpoint);
        }

        Add(body.Close().Written.Span);
    }

    /// <summary>Adds the line that has a body (<see cref="LogBatch"/>); returns its hash.</summary>
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
