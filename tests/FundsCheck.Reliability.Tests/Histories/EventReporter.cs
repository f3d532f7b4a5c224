
namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The events that a host records of its debits: true ones, or arbitrary ones.</summary>
internal sealed class EventReporter(Setup setup, Model model, Bank bank, Safety safety, AdjustableTimeProvider clock)
{
    /// <summary>The event of a step; null where an honest host would record none.</summary>
    public EventPlan? EventOf(Step.Report report)
    {
        // A repeat of a recorded event, with or without its time.
        if (report.Choice % 4 == 0 && model.Find(report.Debit)?.Find(report.Kind) is { } again)
        {
            return new EventPlan(
                report.Choice % 8 == 0 ? again.Event : Timeless(again.Event), report.Choice % 16 == 0 ? again.Revision : null);
        }

        if (setup.IsTruthful)
        {
            return TrueEventOf(report) is { } what ? new EventPlan(what) : null;
        }

        var now = clock.GetUtcNow();
        var at = (report.Choice % 7) switch
        {
            0 => default,
            1 => now.AddYears(-6),
            2 => now.AddMinutes(report.Choice % 5),
            _ => now.AddMinutes(-(report.Choice % 3_000)),
        };
        var any = AnyEventOf(report, at, now);
        return new EventPlan(report.Choice % 5 == 0 ? Timeless(any) : any, report.Choice % 6 == 0 ? report.Choice % 4 : null);
    }

    /// <summary>The host sends a debit, if it may; it may record that later.</summary>
    public bool TrySend(int debit, int choice)
    {
        if (!setup.IsTruthful || model.Find(debit) is not { } decided || !safety.MaySend(decided))
        {
            return false;
        }

        // With a later date than its own it would have to be recorded.
        var own = setup.Debits[debit].EffectiveDate;
        var date = own >= DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) ? own : TrueDateOf(debit, choice);
        bank.Send(setup.Debits[debit], date, clock.TrueNow, clock.GetUtcNow(), choice);
        return true;
    }

    /// <summary>Applies the effect of a recorded event at the bank.</summary>
    public void Follow(Step.Report report, DebitEvent what)
    {
        if (setup.IsTruthful && what is DebitEvent.Sent sent && bank.Find(report.Debit) is null)
        {
            bank.Send(
                setup.Debits[report.Debit], sent.EffectiveDate ?? setup.Debits[report.Debit].EffectiveDate,
                clock.TrueNow, clock.GetUtcNow(),
                report.Choice);
        }
        else if (setup.IsTruthful && what is DebitEvent.Cancelled)
        {
            bank.TryStop(report.Debit, clock.TrueNow);
        }
    }

    private DebitEvent? TrueEventOf(Step.Report report)
    {
        var (debit, sending, now) = (model.Find(report.Debit), bank.Find(report.Debit), clock.TrueNow);
        return report.Kind switch
        {
            EventKind.Sent when sending is not null => new DebitEvent.Sent(sending.SentAt, sending.EffectiveDate),
            EventKind.Sent => debit is not null && safety.MaySend(debit)
                ? new DebitEvent.Sent(clock.GetUtcNow(), TrueDateOf(report.Debit, report.Choice))
                : null,
            EventKind.Settled => sending?.SettlesAt <= now ? new DebitEvent.Settled(sending.SettlesAt) : null,
            EventKind.Returned => sending?.ReturnsAt <= now ? new DebitEvent.Returned(sending.ReturnsAt.Value, "R01") : null,
            EventKind.Cancelled =>
                sending is null || (sending.SettlesAt > now && !(sending.PostsAt <= now)) ? new DebitEvent.Cancelled() : null,

            // A debit that was sent by an earlier decision is not let through once more, nor one that the account cannot bear.
            EventKind.Approved when sending is not null => null,
            EventKind.Approved when !setup.OthersWithdraw && debit is not null
                && safety.Spare(setup.Keys[debit.Plan.Key].Real) < debit.Amount => null,
            _ => AnyEventOf(report, now, now),
        };
    }

    /// <summary>The effective date in an entry that is sent: its own, or a later one; never one that is past.</summary>
    private DateOnly? TrueDateOf(int debit, int choice)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var own = setup.Debits[debit].EffectiveDate;
        return own < today || choice % 3 == 0 ? (own > today ? own.Value : today).AddDays(choice % 4) : null;
    }

    private static DebitEvent Timeless(DebitEvent what) => what switch
    {
        DebitEvent.Sent sent => sent with { At = null },
        DebitEvent.Settled settled => settled with { At = null },
        DebitEvent.Returned returned => returned with { At = null },
        _ => what,
    };

    private static DebitEvent AnyEventOf(Step.Report report, DateTimeOffset at, DateTimeOffset now) => report.Kind switch
    {
        EventKind.Approved => new DebitEvent.Approved("somebody", $"because of {report.Choice % 2}"),
        EventKind.Rejected => new DebitEvent.Rejected("somebody", $"because of {report.Choice % 2}"),
        EventKind.Sent =>
            new DebitEvent.Sent(at,
                report.Choice % 3 == 0 ? DateOnly.FromDateTime(now.UtcDateTime).AddDays((report.Choice % 7) - 2) : null),
        EventKind.Settled => new DebitEvent.Settled(at),
        EventKind.Returned => new DebitEvent.Returned(at, report.Choice % 2 == 0 ? "R01" : "R10"),
        _ => new DebitEvent.Cancelled(),
    };
}
