using FundsCheck.Holds;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// The hold of a debit, restated from the design (section 7) and ADR 15: in no balance for six hours of banking days after it is sent, one
/// where it settles the same day; settled three banking days after it was sent at the latest, or on its date; posted by the end of the
/// banking day after that. A late event frees no hold early.
/// </summary>
internal sealed record ModelHold(decimal Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    /// <summary>The hold of the latest decision alone; null for a decline.</summary>
    public static ModelHold? OfDecision(ModelDebit debit)
    {
        var (from, until) = (debit.DecidedAt + debit.Late, debit.ValidUntil + debit.Late);
        return debit.Outcome switch
        {
            Outcome.Decline => null,
            Outcome.Review => new ModelHold(debit.Amount, Presented(debit, from, debit.Plan.EffectiveDate), WholeMinute(from.AddDays(5))),
            _ => new ModelHold(debit.Amount, Presented(debit, from, debit.Plan.EffectiveDate), Posted(until, debit.Plan.EffectiveDate)),
        };
    }

    /// <summary>The hold of the debit after all its events.</summary>
    public static ModelHold? Of(ModelDebit debit)
    {
        if (debit.Find<DebitEvent.Returned>() is not null || debit.Find<DebitEvent.Cancelled>() is not null)
        {
            return null;
        }

        var own = debit.Find<DebitEvent.Rejected>() is null ? OfDecision(debit) : null;
        if (debit.Find<DebitEvent.Approved>() is { } approved)
        {
            own = own!
                .Or(new ModelHold(
                    debit.Amount, Presented(debit, approved.RecordedAt + approved.Late, debit.Plan.EffectiveDate),
                    Posted(own.ExpiresAt, debit.Plan.EffectiveDate)));
        }

        if (debit.Find<DebitEvent.Sent>() is { Event: DebitEvent.Sent sent } recorded)
        {
            own = Sending(debit, recorded, sent.EffectiveDate ?? debit.Plan.EffectiveDate) is var sending && own is null
                ? sending
                : own.Or(sending);
        }

        var superseded = debit.Superseded is { } earlier ? new ModelHold(debit.Amount, WholeMinute(earlier.From), earlier.ExpiresAt) : null;
        if (debit.Find<DebitEvent.Settled>() is { } settled)
        {
            return (own ?? superseded ?? Sending(debit, settled, debit.Plan.EffectiveDate)).Settled(settled.OccurredAt + settled.Late);
        }

        return own is null || superseded is null ? own ?? superseded : own with { ExpiresAt = Later(own.ExpiresAt, superseded.ExpiresAt) };
    }

    /// <summary>The end of the time in which a debit that was sent by then may settle and be posted.</summary>
    public static DateTimeOffset Posted(DateTimeOffset sentBy, DateOnly? date)
    {
        var settles = Day(sentBy);
        for (var banking = 0; banking < 3; banking++)
        {
            settles = BankingDay(settles.AddDays(1));
        }

        settles = date is { } day && BankingDay(day) > settles ? BankingDay(day) : settles;
        return new DateTimeOffset(BankingDay(settles.AddDays(1)).AddDays(1), new TimeOnly(5, 0), TimeSpan.Zero);
    }

    private static DateTimeOffset Presented(ModelDebit debit, DateTimeOffset from, DateOnly? date)
    {
        var presented = WholeMinute(from.AddHours(debit.Plan.SameDay ? 1 : 6));
        if (BankingDay(Day(from)) > Day(from))
        {
            presented = Later(presented, Begin(BankingDay(Day(from))));
        }

        return date is { } day ? Later(presented, ReceivedFrom(day)) : presented;
    }

    /// <summary>The account's bank has an entry from the banking day on that is before the one on which it settles.</summary>
    public static DateTimeOffset ReceivedFrom(DateOnly day)
    {
        var before = BankingDay(day).AddDays(-1);
        while (BankingDay(before) > before)
        {
            before = before.AddDays(-1);
        }

        return Begin(before);
    }

    private static ModelHold Sending(ModelDebit debit, ModelEvent sent, DateOnly? date) =>
        new(debit.Amount, Presented(debit, sent.OccurredAt + sent.Late, date), Posted(sent.OccurredAt + sent.Late, date));

    private ModelHold Settled(DateTimeOffset at)
    {
        var posted = WholeMinute(at.AddDays(1).AddMinutes(1).AddTicks(-1));
        while (BankingDay(Day(posted)) > Day(posted))
        {
            posted = posted.AddDays(1);
        }

        return new ModelHold(Amount, Earlier(PresentedFrom, WholeMinute(at)), Earlier(ExpiresAt, posted));
    }

    private ModelHold Or(ModelHold other) => new(Amount, Later(PresentedFrom, other.PresentedFrom), Later(ExpiresAt, other.ExpiresAt));

    private static DateOnly BankingDay(DateOnly day) => FederalReserveCalendar.IsBankingDay(day) ? day : BankingDay(day.AddDays(1));

    private static DateOnly Day(DateTimeOffset time) => DateOnly.FromDateTime(time.UtcDateTime.AddHours(-4));

    private static DateTimeOffset Begin(DateOnly day) => new(day, new TimeOnly(4, 0), TimeSpan.Zero);

    private static DateTimeOffset WholeMinute(DateTimeOffset time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerMinute));

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
