using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>What a host tells of its debits: the truth, or whatever it likes.</summary>
internal sealed class HistoryTeller(Setup setup, Model model, Bank bank, Safety safety)
{
    /// <summary>The event of a step; null where an honest host would tell none.</summary>
    public DebitEvent? EventOf(Step.Tell tell, DateTimeOffset now)
    {
        // Told again, to the letter.
        if (tell.Choice % 4 == 0 && model.Find(tell.Debit)?.Find(tell.Kind) is { } again)
        {
            return again.Event;
        }

        return setup.IsTruthful ? TrueEventOf(tell, now) : AnyEventOf(tell, now.AddMinutes(-(tell.Choice % 3_000)), now);
    }

    /// <summary>What follows at the bank from an event that was taken.</summary>
    public void Follow(Step.Tell tell, DebitEvent what, DateTimeOffset now)
    {
        if (!setup.IsTruthful)
        {
            return;
        }

        var plan = setup.Debits[tell.Debit];
        if (what is DebitEvent.Sent sent)
        {
            bank.Send(plan, sent.EffectiveDate ?? plan.EffectiveDate, now, tell.Choice);
        }
        else if (what is DebitEvent.Cancelled)
        {
            bank.TryStop(tell.Debit, now);
        }
    }

    private DebitEvent? TrueEventOf(Step.Tell tell, DateTimeOffset now)
    {
        var debit = model.Find(tell.Debit);
        var sending = bank.Find(tell.Debit);
        return tell.Kind switch
        {
            EventKind.Sent => debit is not null && Safety.MaySend(debit, now) ? new DebitEvent.Sent(now, TrueDateOf(tell, now)) : null,
            EventKind.Settled => sending?.SettlesAt <= now ? new DebitEvent.Settled(sending.SettlesAt) : null,
            EventKind.Returned => sending?.ReturnsAt <= now ? new DebitEvent.Returned(sending.ReturnsAt.Value, "R01") : null,
            EventKind.Cancelled => sending is null || (sending.SettlesAt > now && !(sending.PostsAt <= now)) ? new DebitEvent.Cancelled() : null,
            EventKind.Approved when !setup.OthersWithdraw && debit is not null && safety.Spare(setup.Keys[debit.Plan.Key].Real, now) < debit.Amount => null,
            _ => AnyEventOf(tell, now, now),
        };
    }

    /// <summary>The effective date in an entry that is sent: its own, or a later one; never one that is past.</summary>
    private DateOnly? TrueDateOf(Step.Tell tell, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var own = setup.Debits[tell.Debit].EffectiveDate;
        return own < today || tell.Choice % 3 == 0 ? (own > today ? own.Value : today).AddDays(tell.Choice % 4) : null;
    }

    private static DebitEvent AnyEventOf(Step.Tell tell, DateTimeOffset at, DateTimeOffset now) => tell.Kind switch
    {
        EventKind.Approved => new DebitEvent.Approved("somebody", $"because of {tell.Choice % 2}"),
        EventKind.Rejected => new DebitEvent.Rejected("somebody", $"because of {tell.Choice % 2}"),
        EventKind.Sent => new DebitEvent.Sent(at, tell.Choice % 3 == 0 ? DateOnly.FromDateTime(now.UtcDateTime).AddDays((tell.Choice % 7) - 2) : null),
        EventKind.Settled => new DebitEvent.Settled(at),
        EventKind.Returned => new DebitEvent.Returned(at, tell.Choice % 2 == 0 ? "R01" : "R10"),
        _ => new DebitEvent.Cancelled(),
    };
}
