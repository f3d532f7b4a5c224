using System.Runtime.InteropServices;

namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>What some lines of a log prove.</summary>
internal sealed class ProofPart
{
    private readonly List<DebitLine> _lines = [];
    private readonly List<DebitEntry> _entries = [];

    public long Decisions { get; private set; }

    public long Events { get; private set; }

    /// <summary>The number of the line that has the anchor's hash; null where none has.</summary>
    public long? Anchored { get; private set; }

    /// <summary>The lines on debits.</summary>
    public ReadOnlySpan<DebitLine> Lines => CollectionsMarshal.AsSpan(_lines);

    /// <summary>What the lines on debits say, in their order.</summary>
    public IReadOnlyList<DebitEntry> Entries => _entries;

    public void Add(LogLine line, LogAnchor? anchor)
    {
        Decisions += line.Entry is LogEntry.Decided ? 1 : 0;
        Events += line.Entry is LogEntry.Happened ? 1 : 0;
        Anchored = line.Hash == anchor?.Hash ? line.Number : Anchored;
        if (DebitLine.Of(line.Number, line.Entry) is { } debitLine)
        {
            _lines.Add(debitLine);
            _entries.Add(DebitEntry.Of(line, debitLine));
        }
    }

    /// <summary>Adds what other lines prove; their own lines aside.</summary>
    public void Add(ProofPart other)
    {
        Decisions += other.Decisions;
        Events += other.Events;
        Anchored ??= other.Anchored;
    }
}
