namespace FundsCheck.Decisions.Log.Chunks;

/// <summary>What some lines of a log prove.</summary>
internal sealed class ProofPart
{
    public long Decisions { get; private set; }

    public long Events { get; private set; }

    public bool IsAnchored { get; private set; }

    public void Add(LogLine line, LineHash? anchor)
    {
        Decisions += line.Entry is LogEntry.Decided ? 1 : 0;
        Events += line.Entry is LogEntry.Happened ? 1 : 0;
        IsAnchored |= line.Hash == anchor;
    }

    public void Add(ProofPart other)
    {
        Decisions += other.Decisions;
        Events += other.Events;
        IsAnchored |= other.IsAnchored;
    }
}
