namespace FundsCheck;

/// <summary>Times in whole microseconds. Records have no finer times, since databases do not keep them.</summary>
internal static class Microseconds
{
    /// <summary>Rounds a time down to the microsecond, in UTC.</summary>
    public static DateTimeOffset Floor(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    /// <summary>Rounds the times of a status down to the microsecond: the order of statuses is that of the recorded times.</summary>
    public static ConnectionStatus Floor(ConnectionStatus status) => status with
    {
        ChangedAt = Floor(status.ChangedAt),
        ExpectedToFailAt = status.ExpectedToFailAt is { } at ? Floor(at) : null,
    };

    /// <summary>Returns true for a time in UTC with whole microseconds.</summary>
    public static bool IsWhole(DateTimeOffset time) => time.Offset == TimeSpan.Zero && time.Ticks % TimeSpan.TicksPerMicrosecond == 0;
}
