using FundsCheck.Records.Format;

namespace FundsCheck.PostgreSql;

/// <summary>The columns of records for queries.</summary>
internal static class Contents
{
    public static RecordContent Of(LogEntry entry) => entry switch
    {
        LogEntry.Decided { Record: var record } => Of(record),
        LogEntry.Happened { Event: var recorded } => Of(recorded),
        _ => new RecordContent("connection"),
    };

    public static RecordContent Of(DecisionRecord record) => new("decision")
    {
        DebitId = record.Debit.Id,
        DecidedAt = Microseconds.Floor(record.DecidedAt).UtcDateTime,
        Outcome = record.Verdict.Outcome.ToName(),
        RuleSet = RecordedRuleSets.KeyOf(record.RuleSet).ToString(),
        Amount = record.Debit.Amount,
    };

    public static RecordContent Of(RecordedEvent recorded) => new("event")
    {
        DebitId = recorded.DebitId,
        Event = recorded.Event.ToName(),
    };
}
