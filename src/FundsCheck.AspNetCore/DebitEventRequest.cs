using System.Globalization;
using System.Text.Json;

namespace FundsCheck.AspNetCore;

/// <summary>An event as a request states it.</summary>
internal sealed record DebitEventRequest(string DebitId, DebitEvent Event, int? Revision)
{
    private static readonly Dictionary<string, string[]> MembersOfEvents = new(StringComparer.Ordinal)
    {
        ["approved"] = ["by", "comment"],
        ["rejected"] = ["by", "comment"],
        ["sent"] = ["at", "effectiveDate"],
        ["settled"] = ["at"],
        ["returned"] = ["at", "code"],
        ["cancelled"] = [],
    };

    private static readonly string[] Members = ["id", "event", "by", "comment", "at", "effectiveDate", "code", "revision"];

    /// <summary>Reads a body strictly: a member that is unknown, or does not belong to the event, is an error.</summary>
    /// <exception cref="JsonException">The body states no event; the message names the member and the fix.</exception>
    public static DebitEventRequest From(DebitEventBody? body)
    {
        if (body is null)
        {
            throw new JsonException("the body is null; send an object with `id` and `event`");
        }

        if (body.Unknown?.Keys.FirstOrDefault() is { } unknown)
        {
            throw new JsonException($"`{PrintableText.Show(unknown)}` is unknown{Suggestion.For(unknown, Members)}");
        }

        if (!PrintableText.IsId(body.Id, DebitLimits.IdLengthMax))
        {
            throw new JsonException($"`id` is the id of a debit: 1 to {DebitLimits.IdLengthMax} printable ASCII characters without spaces");
        }

        if (body.Event is null || !MembersOfEvents.TryGetValue(body.Event, out var members))
        {
            throw new JsonException($"`event` is one of {string.Join(", ", MembersOfEvents.Keys)}");
        }

        if (body.Texts.FirstOrDefault(text => text.Value is not null && !members.Contains(text.Key)).Key is { } misplaced)
        {
            throw new JsonException($"`{misplaced}` does not belong to `{body.Event}`; remove it");
        }

        return new DebitEventRequest(body.Id, EventOf(body), body.Revision);
    }

    private static DebitEvent EventOf(DebitEventBody body) => body.Event switch
    {
        "approved" => new DebitEvent.Approved(body.By ?? string.Empty, body.Comment ?? string.Empty),
        "rejected" => new DebitEvent.Rejected(body.By ?? string.Empty, body.Comment ?? string.Empty),
        "sent" => new DebitEvent.Sent(TimeOf(body), DateOf(body)),
        "settled" => new DebitEvent.Settled(TimeOf(body)),
        "returned" => new DebitEvent.Returned(TimeOf(body), body.Code ?? string.Empty),
        _ => new DebitEvent.Cancelled(),
    };

    private static DateTimeOffset? TimeOf(DebitEventBody body)
    {
        if (body.At is null)
        {
            return null;
        }

        return OffsetTime.TryParse(body.At, out var time)
            ? time
            : throw new JsonException("`at` is a time with its offset, as in \"2026-11-23T15:00:00Z\"");
    }

    private static DateOnly? DateOf(DebitEventBody body)
    {
        if (body.EffectiveDate is null)
        {
            return null;
        }

        return DateOnly.TryParseExact(body.EffectiveDate, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new JsonException("`effectiveDate` is a date, as in \"2026-11-24\"");
    }
}
