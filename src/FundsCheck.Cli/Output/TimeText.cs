using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Times as ISO 8601 in UTC, to the millisecond.</summary>
internal static class TimeText
{
    public static string Of(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
