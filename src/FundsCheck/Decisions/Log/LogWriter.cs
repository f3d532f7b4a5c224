using System.Buffers;
using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>Writes chained lines into a buffer, to be put on disk together. Used by one thread.</summary>
internal sealed class LogWriter(LogPosition end)
{
    private readonly JsonLine _line = new();
    private readonly ArrayBufferWriter<byte> _pending = new();

    /// <summary>The end of the log with all that was written here; its bytes are those of the segment.</summary>
    public LogPosition End { get; private set; } = end;

    /// <summary>What is not yet on disk.</summary>
    public ReadOnlyMemory<byte> Pending => _pending.WrittenMemory;

    public void ClearPending() => _pending.ResetWrittenCount();

    /// <summary>Begins a segment.</summary>
    public void Begin(DateTimeOffset createdAt, int segment, string? checkpoint)
    {
        End = End with { Bytes = 0 };
        BeginLine();
        _line.Open("log").Number("format", LogFormat.Version).Time("createdAt", createdAt);
        if (segment > 1)
        {
            _line.Number("segment", segment).Text("checkpoint", checkpoint);
        }

        _line.Close();
        EndLine();
    }

    public void Add(RuleSetIdentity identity, string text)
    {
        BeginLine();
        _line.Open("ruleSet").Text("name", identity.Name).Text("version", identity.Version).Text("sha256", identity.Sha256).Text("text", text).Close();
        EndLine();
    }

    public void Add(DecisionRecord record)
    {
        BeginLine();
        DecisionLine.Write(_line, record);
        EndLine();
    }

    public void Add(RecordedEvent recorded)
    {
        BeginLine();
        EventLine.Write(_line, recorded);
        EndLine();
    }

    private void BeginLine()
    {
        _line.Clear();
        _line.Open().Number("n", End.Lines + 1).Hash("prev", End.Head);
    }

    private void EndLine()
    {
        _line.Close();
        var head = LineHash.Of(_line.Written.Span);
        _line.EndLine();
        _pending.Write(_line.Written.Span);
        End = new LogPosition(End.Lines + 1, head, End.Bytes + _line.Written.Length);
    }
}
