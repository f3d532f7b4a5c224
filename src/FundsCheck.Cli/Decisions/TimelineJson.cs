using System.Text.Json;
using FundsCheck.Cli.Events;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// The timeline of a debit as JSON: each decision in the documented form, with what every check answered, and the events that followed it.
/// </summary>
internal static class TimelineJson
{
    /// <summary>Formats a timeline.</summary>
    /// <param name="timeline">The timeline.</param>
    /// <param name="place">What the numbers of the decisions count: <c>line</c> of a log, or <c>record</c> of the account.</param>
    public static string Write(LoggedTimeline timeline, string place)
    {
        var debit = timeline.Decisions[^1].Record.Debit;
        var state = StatusOf(timeline, timeline.Decisions[^1]).State;
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", debit.Id);
            writer.WriteString("account", debit.AccountKey);
            writer.WriteString("state", state.ToName());
            writer.WriteStartArray("revisions");
            foreach (var decision in timeline.Decisions)
            {
                var status = StatusOf(timeline, decision);
                writer.WriteStartObject();
                writer.WriteNumber(place, decision.Line);
                writer.WritePropertyName("decision");
                DecisionOf(decision, status, state).WriteTo(writer);
                writer.WriteStartArray("events");
                foreach (var recorded in status.Events)
                {
                    Write(writer, recorded);
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static DebitStatus StatusOf(LoggedTimeline timeline, LoggedDecision decision) =>
        new(decision.Record, [.. timeline.Events.Where(recorded => recorded.Revision == decision.Record.Revision)]);

    private static FundsDecision DecisionOf(LoggedDecision decision, DebitStatus status, DebitState state)
    {
        var record = decision.Record with { Verdict = decision.Record.Verdict with { Reasons = decision.Reasons } };
        return new FundsDecision(record, isExisting: true, isRecorded: true)
        {
            State = state,
            Approval = status.Approval,
            JudgedBy = decision.RuleSet,
        };
    }

    private static void Write(Utf8JsonWriter writer, RecordedEvent recorded)
    {
        writer.WriteStartObject();
        writer.WriteString("event", recorded.Event.ToName());
        writer.WriteString("at", TimeText.Format(recorded.OccurredAt));
        writer.WriteString("recordedAt", TimeText.Format(recorded.RecordedAt));
        EventJson.WriteMembers(writer, recorded.Event);
        writer.WriteEndObject();
    }
}
