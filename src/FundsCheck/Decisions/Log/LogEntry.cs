using FundsCheck.Rules;

namespace FundsCheck.Decisions.Log;

/// <summary>What one line of a log tells.</summary>
internal abstract record LogEntry
{
    private LogEntry()
    {
    }

    /// <summary>The first line of a file.</summary>
    public sealed record Begins(int Format, DateTimeOffset CreatedAt) : LogEntry;

    /// <summary>A rule set, whole, before the first decision that it made.</summary>
    public sealed record Rules(RuleSetIdentity Identity, string Text) : LogEntry;

    /// <summary>A decision.</summary>
    public sealed record Decided(DecisionRecord Record) : LogEntry;

    /// <summary>What became of a debit.</summary>
    public sealed record Happened(RecordedEvent Event) : LogEntry;
}
