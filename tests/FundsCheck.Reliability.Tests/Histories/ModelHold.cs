using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// What a debit holds, restated from the design (section 7). Where it is silent: the day of an effective date begins at 00:00 UTC, and no debit is
/// in a balance within two hours; an effective date holds for five days, or since the moment itself where that is later (ADR 9); a review that is approved, and a debit that is sent, hold at least as long as one accepted at that moment, and
/// what is learnt late frees nothing early.
/// </summary>
internal sealed record ModelHold(decimal Amount, DateTimeOffset PresentedFrom, DateTimeOffset ExpiresAt)
{
    private static readonly TimeSpan ReviewMax = TimeSpan.FromDays(5);
    private static readonly TimeSpan PostingLag = TimeSpan.FromHours(24);

    /// <summary>What the latest decision alone holds; null for a decline.</summary>
    public static ModelHold? OfDecision(ModelDebit debit)
    {
        if (debit.Outcome == Outcome.Decline)
        {
            return null;
        }

        var hold = Accepted(debit, debit.DecidedAt, debit.Plan.EffectiveDate);
        return debit.Outcome == Outcome.Review ? hold with { ExpiresAt = Earlier(hold.ExpiresAt, debit.DecidedAt + ReviewMax) } : hold;
    }

    /// <summary>What the debit holds after all that became of it.</summary>
    public static ModelHold? Of(ModelDebit debit)
    {
        if (debit.Find<DebitEvent.Rejected>() is not null || debit.Find<DebitEvent.Returned>() is not null || debit.Find<DebitEvent.Cancelled>() is not null)
        {
            return null;
        }

        var hold = OfDecision(debit);
        if (debit.Find<DebitEvent.Approved>() is { } approved)
        {
            hold = hold!.Or(Accepted(debit, approved.RecordedAt, debit.Plan.EffectiveDate));
        }

        if (debit.Find<DebitEvent.Sent>() is { Event: DebitEvent.Sent sent })
        {
            var accepted = Accepted(debit, sent.At, sent.EffectiveDate ?? debit.Plan.EffectiveDate);
            hold = hold?.Or(accepted) ?? accepted;
        }

        if (debit.Find<DebitEvent.Settled>() is { Event: DebitEvent.Settled settled })
        {
            hold ??= Accepted(debit, settled.At, debit.Plan.EffectiveDate);
            hold = hold with { ExpiresAt = Earlier(hold.ExpiresAt, settled.At + PostingLag) };
        }

        return hold;
    }

    private static ModelHold Accepted(ModelDebit debit, DateTimeOffset at, DateOnly? effectiveDate)
    {
        if (effectiveDate is { } date)
        {
            var day = new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero);
            return new ModelHold(debit.Amount, Later(day, at.AddHours(2)), Later(day, at).AddDays(5));
        }

        return new ModelHold(debit.Amount, at.AddHours(debit.Plan.SameDay ? 2 : 12), at.AddDays(7));
    }

    private ModelHold Or(ModelHold other) => new(Amount, Later(PresentedFrom, other.PresentedFrom), Later(ExpiresAt, other.ExpiresAt));

    private static DateTimeOffset Earlier(DateTimeOffset left, DateTimeOffset right) => left < right ? left : right;

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
