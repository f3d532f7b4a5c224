namespace FundsCheck;

/// <summary>Times in whole microseconds, as records hold them: what reads them back, be it a database, keeps no finer ones.</summary>
internal static class Microseconds
{
    /// <summary>The begin of a moment's microsecond, in UTC.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Whether a time is in UTC and has whole microseconds already.</summary>
    public static bool IsWhole(DateTimeOffset time) => time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMicrosecond == 0;
}
