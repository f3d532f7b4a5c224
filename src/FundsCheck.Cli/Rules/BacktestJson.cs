using System.Text.Json;
using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>A backtest as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
internal static class BacktestJson
{
    public static void Write(Utf8JsonWriter writer, BacktestResult result)
    {
        writer.WriteStartObject("backtest");
        Write(writer, "decisions", result.Decisions);
        writer.WriteStartArray("others");
        foreach (var other in result.Others)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleSet", other.RuleSet);
            WriteMembers(writer, other.Tally);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartObject("oldDiffers");
        writer.WriteNumber("inOutcome", result.OldDiffersInOutcome);
        writer.WriteNumber("inReasons", result.OldDiffersInReasons);
        writer.WriteEndObject();
        Write(writer, "needingBalance", result.NeedingBalance);
        Write(writer, result.Transitions);
        writer.WriteStartObject("challenger");
        Write(writer, result.Challenged);
        writer.WriteNumber("differing", result.ChallengerDiffers);
        writer.WriteEndObject();
        Write(writer, "reasons", "reason", result.Reasons);
        Write(writer, "accountKinds", "accountKind", result.AccountKinds);
        Write(writer, "days", "day", result.Days);
        Write(writer, result.Returns);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, string groupName, IReadOnlyList<BacktestGroup> groups)
    {
        writer.WriteStartArray(name);
        foreach (var group in groups)
        {
            writer.WriteStartObject();
            writer.WriteString(groupName, group.Name);
            Write(writer, group.Transitions);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, IReadOnlyList<BacktestTransition> transitions)
    {
        writer.WriteStartArray("transitions");
        foreach (var transition in transitions)
        {
            writer.WriteStartObject();
            writer.WriteString("from", transition.From.ToName());
            writer.WriteString("to", transition.To.ToName());
            WriteMembers(writer, transition.Tally);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, BacktestReturns returns)
    {
        writer.WriteStartObject("returns");
        Write(writer, "returned", returns.Returned);
        writer.WriteStartArray("codes");
        foreach (var code in returns.Codes)
        {
            writer.WriteStartObject();
            writer.WriteString("code", code.Code);
            WriteMembers(writer, code.Stops);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        Write(writer, "good", returns.Good);
        Write(writer, "unsent", returns.Unsent);
        Write(writer, "debits", returns.Debits);
        Write(writer, "sentAgainstDecline", returns.SentAgainstDecline);
        Write(writer, "returnedAgainstDecline", returns.ReturnedAgainstDecline);
        Write(writer, "declined", returns.Declined);
        Write(writer, "unanswered", returns.Unanswered);
        Write(writer, "ended", returns.Ended);
        Write(writer, "decidedElsewhere", returns.DecidedElsewhere);
        writer.WriteNumber("unknownEvents", returns.UnknownEvents);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, BacktestStops stops)
    {
        writer.WriteStartObject(name);
        WriteMembers(writer, stops);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, BacktestStops stops)
    {
        WriteMembers(writer, stops.All);
        Write(writer, "stopped", stops.Stopped);
        Write(writer, "reviewed", stops.Reviewed);
        Write(writer, "declined", stops.Declined);
    }

    /// <summary>A count with its money.</summary>
    public static void Write(Utf8JsonWriter writer, string name, BacktestTally tally)
    {
        writer.WriteStartObject(name);
        WriteMembers(writer, tally);
        writer.WriteEndObject();
    }

    private static void WriteMembers(Utf8JsonWriter writer, BacktestTally tally)
    {
        writer.WriteNumber("count", tally.Count);
        writer.WriteString("amount", tally.Amount.ToString());
    }
}
