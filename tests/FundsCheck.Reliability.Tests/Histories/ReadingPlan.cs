namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>How a balance is read.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="MinutesOld">How old it is, where the kind has an age.</param>
internal sealed record ReadingPlan(ReadingKind Kind, int MinutesOld)
{
    public bool IsRead => Kind is not (ReadingKind.TransientTrouble or ReadingKind.LastingTrouble);

    /// <summary>The moment whose balance it truly is.</summary>
    public DateTimeOffset TrueTime(DateTimeOffset now) => Kind is ReadingKind.Dated or ReadingKind.Undated ? now.AddMinutes(-MinutesOld) : now;

    /// <summary>The time that is known of it, by the design's section 5: null where it is unknown.</summary>
    public DateTimeOffset? KnownTime(DateTimeOffset now) => Kind switch
    {
        ReadingKind.FarAhead or ReadingKind.Undated => null,
        _ => TrueTime(now),
    };
}
