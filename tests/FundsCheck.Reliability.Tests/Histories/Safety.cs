using System.Globalization;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>
/// Whether the ledger of the bank is safe, whatever the holds are. Assumptions: an honest host sends an accepted debit while the decision
/// is
/// valid by its own clock, an approved one while its review holds its amount, none with a date that is past; it records that before or
/// after, or never, and nothing untrue, but a date later than the debit's own at once; a debit stopped before it settles is never
/// presented; where several keys are one account without an id at the source in common, every reading states it; a process is not restarted
/// while its clock is wrong, which is put right within 15 days; a decision that is no longer valid by the host's clock is never valid
/// again; and the bank keeps the bounds of <see cref="Bank"/>.
/// </summary>
internal sealed class Safety(Setup setup, Model model, Bank bank, AdjustableTimeProvider clock)
{
    private readonly HashSet<(int Debit, int Revision)> lapsed = [];

    /// <summary>The decisions that an honest host dropped as invalid, also where its clock is set back afterwards.</summary>
    public void Note() =>
        lapsed.UnionWith(model.All.Where(debit => clock.GetUtcNow() >= debit.StandsUntil
            && (debit.Permits || clock.GetUtcNow() >= (ModelHold.OfDecision(debit)?.ExpiresAt ?? default)))
                .Select(debit => (debit.Plan.Number, debit.Revision)));

    /// <summary>
    /// Why an accept was wrong: the balance that was read, less all that is on its way and was not in it, does not cover it. Null where it
    /// does.
    /// </summary>
    public string? WhyOverspent(ModelDebit accepted, ReadingPlan reading)
    {
        var real = setup.Keys[accepted.Plan.Key].Real;
        var time = reading.TrueTime(clock.TrueNow);
        var balance = bank.Balance(real, time);
        var others = model.All.Where(debit => debit.Plan.Number != accepted.Plan.Number && setup.Keys[debit.Plan.Key].Real == real)
            .Sum(debit => Outside(debit, time, withReviews: true));
        return balance >= others + accepted.Amount
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"overspent: {accepted.Plan.Id} of {accepted.Amount} was accepted on {balance}, while {others} was on its way and not "
                    + $"in that balance");
    }

    /// <summary>
    /// The spare amount of an account: its balance less all pending debits. It is below zero where the account is or will be overdrawn.
    /// </summary>
    public decimal Spare(int real) =>
        bank.Balance(real, clock.TrueNow)
            - model.All.Where(debit => setup.Keys[debit.Plan.Key].Real == real)
                .Sum(debit => Outside(debit, clock.TrueNow, withReviews: false));

    /// <summary>Whether an honest host may send it now.</summary>
    public bool MaySend(ModelDebit debit) =>
        debit.Closed is null && bank.Find(debit.Plan.Number) is null && debit.Permits && clock.GetUtcNow() < debit.StandsUntil
            && !lapsed.Contains((debit.Plan.Number, debit.Revision));

    /// <summary>The amount that a debit may still take from the balance of a moment.</summary>
    private decimal Outside(ModelDebit debit, DateTimeOffset time, bool withReviews)
    {
        if (bank.Find(debit.Plan.Number) is { } sending)
        {
            return sending.PostsAt is { } posts && posts > time && !(sending.ReturnsAt <= clock.TrueNow) ? sending.Amount : 0m;
        }

        return MaySend(debit) || (withReviews && MayBeApproved(debit)) ? debit.Amount : 0m;
    }

    private bool MayBeApproved(ModelDebit debit) =>
        debit.Outcome == Outcome.Review && debit.Events.Count == 0 && (debit.WasRead || setup.MayApproveUnread)
            && clock.GetUtcNow() < ModelHold.OfDecision(debit)!.ExpiresAt && !lapsed.Contains((debit.Plan.Number, debit.Revision));
}
