
namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>How a balance is read.</summary>
/// <param name="Kind">In which way.</param>
/// <param name="MinutesOld">How old it is, where the kind has an age.</param>
internal sealed record ReadingPlan(ReadingKind Kind, int MinutesOld)
{
    public bool IsRead => Kind is not (ReadingKind.TransientTrouble or ReadingKind.LastingTrouble);

    /// <summary>The moment whose balance it truly is.</summary>
    public DateTimeOffset TrueTime(DateTimeOffset trueNow) =>
        Kind is ReadingKind.Dated or ReadingKind.Undated ? trueNow.AddMinutes(-MinutesOld) : trueNow;

    /// <summary>The time that the bank states, by its own clock, which is right or a little ahead; null where it states none.</summary>
    public DateTimeOffset? StatedTime(DateTimeOffset trueNow) => Kind switch
    {
        ReadingKind.Dated => trueNow.AddMinutes(-MinutesOld),
        ReadingKind.Ahead => trueNow.AddMinutes(1),
        ReadingKind.FarAhead => trueNow.AddHours(1),
        _ => null,
    };

    /// <summary>
    /// The time that is known of it: null where the bank's is in the host's future by more than two minutes, or where none is stated of a
    /// stored balance.
    /// </summary>
    public DateTimeOffset? KnownTime(AdjustableTimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (StatedTime(clock.TrueNow) is { } stated)
        {
            return stated > now.AddMinutes(2) ? null : stated < now ? stated : now;
        }

        return Kind == ReadingKind.Undated ? null : now;
    }
}
