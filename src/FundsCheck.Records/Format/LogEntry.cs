namespace FundsCheck.Records.Format;

/// <summary>The content of one line of a log.</summary>
public abstract record LogEntry
{
    private LogEntry()
    {
    }

    /// <summary>The first line of a segment.</summary>
    /// <param name="Format">The version of the format.</param>
    /// <param name="CreatedAt">The time of creation.</param>
    /// <param name="Segment">The number of the segment, from 1.</param>
    /// <param name="Checkpoint">The SHA-256 of the checkpoint of the earlier segments; null for the first segment.</param>
    public sealed record Begins(int Format, DateTimeOffset CreatedAt, int Segment, string? Checkpoint) : LogEntry;

    /// <summary>A whole rule set, before its first decision.</summary>
    public sealed record Rules(RuleSetIdentity Identity, string Text) : LogEntry;

    /// <summary>A decision.</summary>
    public sealed record Decided(DecisionRecord Record) : LogEntry;

    /// <summary>An event of a debit.</summary>
    public sealed record Happened(RecordedEvent Event) : LogEntry;

    /// <summary>A status of a connection, which replaces that of earlier lines.</summary>
    public sealed record ConnectionChanged(ConnectionStatus Status) : LogEntry;
}
