using System.Globalization;

namespace FundsCheck.Samples.Worker;

/// <summary>The events of the bank's files.</summary>
internal static class BankEvent
{
    // Each with its offset: a time without one is the time of nobody knows where.
    private static readonly string[] TimeFormats = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz"];

    public static IReadOnlyList<string> Columns { get; } = ["id", "event", "code", "at"];

    /// <summary>Parses the fields of a row: its event, or its problem with the fix.</summary>
    public static (DebitEvent? Event, string? Problem) Parse(IReadOnlyList<string> fields)
    {
        var (name, code, time) = (fields[1], fields[2], fields[3]);
        if (!TryParseTime(time, out var at))
        {
            return (null, "at is not a time of RFC 3339 with its offset; write it as in 2026-11-03T14:00:00Z, or leave it empty");
        }

        return (name, code.Length > 0) switch
        {
            ("settled", false) => (new DebitEvent.Settled(at), null),
            ("settled", true) => (null, "code is set; only a return has one"),
            ("returned", _) => (new DebitEvent.Returned(at, code), null),
            _ => (null, "event is not one of settled and returned"),
        };
    }

    private static bool TryParseTime(string text, out DateTimeOffset? at)
    {
        at = DateTimeOffset.TryParseExact(
            text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        return at is not null || text.Length == 0;
    }
}
