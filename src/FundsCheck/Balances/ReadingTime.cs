namespace FundsCheck;

/// <summary>The times of readings: in UTC, and no finer than a record keeps them.</summary>
internal static class ReadingTime
{
    /// <summary>A time in UTC, cut to whole microseconds: never later than it was.</summary>
    public static DateTimeOffset Cut(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Whether a time is in UTC and has whole microseconds already.</summary>
    public static bool IsCut(DateTimeOffset time) => time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMicrosecond == 0;
}
