using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>The counts of some lines of a log for its verification.</summary>
internal sealed class VerificationPart
{
    private readonly List<DebitEntry> _entries = [];
    private readonly List<(long Line, ConnectionStatus Status)> _statuses = [];

    public long Decisions { get; private set; }

    public long Events { get; private set; }

    public long ConnectionStatuses { get; private set; }

    /// <summary>The number of the line that has the anchor's hash; null where none has.</summary>
    public long? Anchored { get; private set; }

    /// <summary>The location of a carried line that differs from its archived line; null where none does.</summary>
    public LineLocation? CarriedOtherwise { get; private set; }

    /// <summary>The lines on debits, in their order.</summary>
    public IReadOnlyList<DebitEntry> Entries => _entries;

    /// <summary>The statuses of connections and the numbers of their lines, in their order.</summary>
    public IReadOnlyList<(long Line, ConnectionStatus Status)> Statuses => _statuses;

    /// <param name="line">The line.</param>
    /// <param name="anchor">The anchor of the log; null without one.</param>
    /// <param name="carried">The carried lines of archived segments by their numbers; null where there are none to compare.</param>
    public void Add(LogLine line, LogAnchor? anchor, Dictionary<long, LineLocation>? carried)
    {
        if (carried is not null && carried.TryGetValue(line.Number, out var location) && location.Hash != line.Hash)
        {
            CarriedOtherwise ??= location;
        }

        Decisions += line.Entry is LogEntry.Decided ? 1 : 0;
        Events += line.Entry is LogEntry.Happened ? 1 : 0;
        if (line.Entry is LogEntry.ConnectionChanged { Status: var status })
        {
            ConnectionStatuses++;
            _statuses.Add((line.Number, status));
        }

        Anchored = line.Hash == anchor?.Hash ? line.Number : Anchored;
        if (DebitEntry.Of(line) is { } entry)
        {
            _entries.Add(entry);
        }
    }

    /// <summary>Adds the counts of other lines, without their entries.</summary>
    public void Add(VerificationPart other)
    {
        Decisions += other.Decisions;
        Events += other.Events;
        ConnectionStatuses += other.ConnectionStatuses;
        Anchored ??= other.Anchored;
        CarriedOtherwise ??= other.CarriedOtherwise;
    }
}
