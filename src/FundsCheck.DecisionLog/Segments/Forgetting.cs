namespace FundsCheck.DecisionLog;

/// <summary>
/// Computes the time by which a log forgets expired holds when it seals a segment. A single wrong clock reading never causes a loss.
/// </summary>
internal static class Forgetting
{
    private static readonly TimeSpan ReadingsApart = TimeSpan.FromHours(24);

    /// <summary>
    /// Returns the start of the segment, where the clock shows a time at least one day later; else the time of the previous segment, which
    /// also applies where it is later.
    /// </summary>
    public static DateTimeOffset By(DateTimeOffset begunAt, DateTimeOffset closedAt, DateTimeOffset before) =>
        closedAt - begunAt >= ReadingsApart && begunAt > before ? begunAt : before;
}
