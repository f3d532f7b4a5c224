using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// Whether the bank's own ledger is safe, whatever holds say. What is assumed: the host tells the truth, of sending before it
/// sends; it sends an accepted debit while the decision is valid, an approved one within an hour, none with a date that is past; a debit stopped before it settles is never presented; where
/// several keys are one account, every reading says so; and the bank keeps to what <see cref="Bank"/> says.
/// </summary>
internal sealed class Safety(Setup setup, Model model, Bank bank)
{
    public static readonly TimeSpan SendsWithin = TimeSpan.FromHours(1);

    /// <summary>Why an accept was wrong: the balance that was read, less all that is on its way and was not in it, does not cover it. Null where it does.</summary>
    public string? WhyOverspent(ModelDebit accepted, ReadingPlan reading, DateTimeOffset now)
    {
        var real = setup.Keys[accepted.Plan.Key].Real;
        var time = reading.TrueTime(now);
        var balance = bank.Balance(real, time);
        var others = model.All.Where(debit => debit.Plan.Number != accepted.Plan.Number && setup.Keys[debit.Plan.Key].Real == real).Sum(debit => Outside(debit, time, now, withReviews: true));
        return balance >= others + accepted.Amount ? null : FormattableString.Invariant($"overspent: {accepted.Plan.Id} of {accepted.Amount} was accepted on {balance}, while {others} was on its way and not in that balance");
    }

    /// <summary>What an account can still bear: its balance less all that is on its way. Below zero where it is overdrawn, or will be.</summary>
    public decimal Spare(int real, DateTimeOffset now) =>
        bank.Balance(real, now) - model.All.Where(debit => setup.Keys[debit.Plan.Key].Real == real).Sum(debit => Outside(debit, now, now, withReviews: false));

    /// <summary>Whether an honest host may send it now.</summary>
    public static bool MaySend(ModelDebit debit, DateTimeOffset now)
    {
        if (debit.Find<DebitEvent.Sent>() is not null || debit.Find<DebitEvent.Cancelled>() is not null)
        {
            return false;
        }

        return debit.Outcome == Outcome.Accept ? now < debit.ValidUntil : debit.Find<DebitEvent.Approved>() is { } approved && now < approved.RecordedAt + SendsWithin;
    }

    /// <summary>What a debit will take, or may, of which nothing was in the balance at a moment.</summary>
    private decimal Outside(ModelDebit debit, DateTimeOffset time, DateTimeOffset now, bool withReviews)
    {
        if (bank.Find(debit.Plan.Number) is { } sending)
        {
            return sending.PostsAt is { } posts && posts > time && !(sending.ReturnsAt <= now) ? sending.Amount : 0m;
        }

        return MaySend(debit, now) || (withReviews && MayBeApproved(debit, now)) ? debit.Amount : 0m;
    }

    private bool MayBeApproved(ModelDebit debit, DateTimeOffset now) =>
        debit.Outcome == Outcome.Review && debit.Events.Count == 0 && (debit.WasRead || setup.MayApproveUnread) && now < ModelHold.OfDecision(debit)!.ExpiresAt;
}
