namespace FundsCheck;

/// <summary>Times in whole microseconds, as records hold them: what reads them back, be it a database, keeps no finer ones.</summary>
internal static class Microseconds
{
    /// <summary>The begin of a moment's microsecond, in UTC.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
