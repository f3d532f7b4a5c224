namespace FundsCheck.DecisionLog;

/// <summary>
/// By which time a log forgets holds for good when a segment is closed. Nothing is forgotten on the word of one reading of the clock.
/// </summary>
internal static class Forgetting
{
    /// <summary>Before any segment is closed: nothing is forgotten.</summary>
    public static DateTimeOffset Never => DateTimeOffset.MinValue;

    private static readonly TimeSpan ReadingsApart = TimeSpan.FromHours(24);

    /// <summary>
    /// The time at which the segment was begun, where the clock says a day later or more that it has passed; else, or where that is later,
    /// that of the segment before.
    /// </summary>
    public static DateTimeOffset By(DateTimeOffset begunAt, DateTimeOffset closedAt, DateTimeOffset before) =>
        closedAt - begunAt >= ReadingsApart && begunAt > before ? begunAt : before;
}
