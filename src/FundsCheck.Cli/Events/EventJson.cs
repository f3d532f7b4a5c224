using System.Globalization;
using System.Text.Json;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Events;

/// <summary>An event as the body of a request to the endpoint of a service.</summary>
internal static class EventJson
{
    private const string TimePattern = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";
    private const string DayPattern = "yyyy-MM-dd";

    public static byte[] Write(EventRequest request)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("id", request.DebitId);
            writer.WriteString("event", request.Event.ToName());
            if (request.Event.StatedAt is { } time)
            {
                writer.WriteString("at", time.UtcDateTime.ToString(TimePattern, CultureInfo.InvariantCulture));
            }

            WriteMembers(writer, request.Event);
            if (request.Revision is { } revision)
            {
                writer.WriteNumber("revision", revision);
            }

            writer.WriteEndObject();
        }

        return bytes.ToArray();
    }

    /// <summary>Writes the members of one kind of event: who answered and why, the day, the return code.</summary>
    public static void WriteMembers(Utf8JsonWriter writer, DebitEvent debitEvent)
    {
        switch (debitEvent)
        {
            case DebitEvent.Approved approved:
                writer.WriteString("by", approved.ApprovedBy);
                writer.WriteString("comment", approved.Comment);
                break;
            case DebitEvent.Rejected rejected:
                writer.WriteString("by", rejected.RejectedBy);
                writer.WriteString("comment", rejected.Comment);
                break;
            case DebitEvent.Sent { EffectiveDate: { } day }:
                writer.WriteString("effectiveDate", day.ToString(DayPattern, CultureInfo.InvariantCulture));
                break;
            case DebitEvent.Returned returned:
                writer.WriteString("code", returned.Code);
                break;
            default:
                break;
        }
    }
}
