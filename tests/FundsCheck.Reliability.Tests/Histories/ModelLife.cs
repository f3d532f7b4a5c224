using FundsCheck.Decisions;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>Which events are taken, which are repeated, and which are refused: a table by hand.</summary>
internal static class ModelLife
{
    public const string Taken = "taken";
    public const string Repeated = "repeated";
    public const string Refused = "refused";

    public static string Judge(ModelDebit? debit, DebitEvent what, bool mayApproveUnread, DateTimeOffset now)
    {
        if (debit is null)
        {
            return Refused;
        }

        if (debit.Events.Any(told => told.Event == what))
        {
            return Repeated;
        }

        if (debit.Events.Any(told => told.Event.GetType() == what.GetType()))
        {
            return Refused;
        }

        var (sent, settled, returned) = (Has<DebitEvent.Sent>(), Has<DebitEvent.Settled>(), Has<DebitEvent.Returned>());
        var mayBeSent = !Has<DebitEvent.Cancelled>() && !Has<DebitEvent.Rejected>() && (debit.Outcome == Outcome.Accept || Has<DebitEvent.Approved>() || sent || settled || returned || LeftBefore(debit, what));
        var isOpenReview = debit.Outcome == Outcome.Review && debit.Events.Count == 0;
        var isTaken = what switch
        {
            DebitEvent.Approved => isOpenReview && now < ModelHold.OfDecision(debit)!.ExpiresAt && (debit.WasRead || mayApproveUnread),
            DebitEvent.Rejected => isOpenReview,
            DebitEvent.Sent => mayBeSent && !settled && !returned,
            DebitEvent.Settled => mayBeSent && !returned,
            DebitEvent.Returned => mayBeSent,
            _ => !settled && !returned,
        };
        return isTaken ? Taken : Refused;

        bool Has<T>()
            where T : DebitEvent => debit.Find<T>() is not null;
    }

    // What left by an earlier answer left, whatever was answered since (ADR 10).
    private static bool LeftBefore(ModelDebit debit, DebitEvent what)
    {
        var at = (what as DebitEvent.Sent)?.At ?? (what as DebitEvent.Settled)?.At ?? (what as DebitEvent.Returned)?.At;
        return debit.Revision >= 2 && at < debit.DecidedAt;
    }
}
