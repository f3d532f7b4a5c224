namespace FundsCheck.Records.Format;

/// <summary>What one line of a log tells.</summary>
public abstract record LogEntry
{
    private LogEntry()
    {
    }

    /// <summary>The first line of a segment.</summary>
    /// <param name="Format">The version of the format.</param>
    /// <param name="CreatedAt">The clock.</param>
    /// <param name="Segment">Its number, from 1.</param>
    /// <param name="Checkpoint">The SHA-256 of what the segments before it add up to; null for the first.</param>
    public sealed record Begins(int Format, DateTimeOffset CreatedAt, int Segment, string? Checkpoint) : LogEntry;

    /// <summary>A rule set, whole, before the first decision that it made.</summary>
    public sealed record Rules(RuleSetIdentity Identity, string Text) : LogEntry;

    /// <summary>A decision.</summary>
    public sealed record Decided(DecisionRecord Record) : LogEntry;

    /// <summary>What became of a debit.</summary>
    public sealed record Happened(RecordedEvent Event) : LogEntry;
}
