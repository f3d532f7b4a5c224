namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A hand-written table of the events that are taken, repeated or refused.</summary>
internal static class ModelLifecycle
{
    public const string Taken = "taken";
    public const string Repeated = "repeated";
    public const string Refused = "refused";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    public static string Judge(ModelDebit? debit, EventPlan plan, bool mayApproveUnread, DateTimeOffset now, DateTimeOffset latest)
    {
        if (debit is null)
        {
            return Refused;
        }

        var (what, revision) = (plan.Event, plan.Revision);
        if (debit.Events.FirstOrDefault(recorded => recorded.Event.GetType() == what.GetType()) is { } earlier)
        {
            var isSame = earlier.Event == ModelEvent.At(what, ModelEvent.TimeOf(what) ?? earlier.OccurredAt);
            return isSame && (revision ?? earlier.Revision) == earlier.Revision ? Repeated : Refused;
        }

        return IsRevision(debit, what, revision) && IsTaken(debit, plan, mayApproveUnread, now, latest) ? Taken : Refused;
    }

    /// <summary>The revision that an event which is taken follows from.</summary>
    public static int RevisionOf(ModelDebit debit, EventPlan plan, DateTimeOffset now) =>
        plan.Revision
        ?? debit.Events.FirstOrDefault(recorded => recorded.Event is DebitEvent.Sent or DebitEvent.Settled)?.Revision
        ?? (IsOfSuperseded(debit, plan, now) ? debit.Superseded?.Revision : null)
        ?? debit.Revision;

    private static bool IsRevision(ModelDebit debit, DebitEvent what, int? revision) =>
        revision is null || revision == debit.Revision
        || (revision >= 1 && revision < debit.Revision
            && ((what is DebitEvent.Cancelled && (debit.Find<DebitEvent.Sent>() is not null || !MayBeSent(debit)))
                || (what is (DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned) && revision == debit.Superseded?.Revision)));

    private static bool IsTaken(ModelDebit debit, EventPlan plan, bool mayApproveUnread, DateTimeOffset now, DateTimeOffset latest)
    {
        var (sent, settled, returned) = (
            debit.Find<DebitEvent.Sent>(), debit.Find<DebitEvent.Settled>(), debit.Find<DebitEvent.Returned>());
        var isOpenReview = debit.Outcome == Outcome.Review && debit.Events.Count == 0;
        var at = ModelEvent.TimeOf(plan.Event) ?? now;
        var isEstablished = sent is not null || settled is not null;
        var isOfLatest = debit.Permits && debit.Find<DebitEvent.Rejected>() is null;
        var mayBe = debit.Find<DebitEvent.Cancelled>() is null && (isEstablished || isOfLatest || IsOfSuperseded(debit, plan, now));
        var from = sent?.OccurredAt ?? debit.Superseded?.From ?? debit.DecidedAt;
        from = plan.Event is DebitEvent.Sent && from > now ? now : from;
        var isThen = at <= now + Skew && at >= from - Skew;
        var isThere = ((sent?.Event as DebitEvent.Sent)?.EffectiveDate ?? debit.Plan.EffectiveDate) is not { } date
            || at >= ModelHold.ReceivedFrom(date);
        return plan.Event switch
        {
            DebitEvent.Approved => isOpenReview && latest < ModelHold.OfDecision(debit)!.ExpiresAt && (debit.WasRead || mayApproveUnread),
            DebitEvent.Rejected => isOpenReview,
            DebitEvent.Sent => mayBe && isThen && settled is null && returned is null,
            DebitEvent.Settled => mayBe && isThen && isThere && returned is null,
            DebitEvent.Returned => mayBe && isThen && isThere && isEstablished,
            _ => settled is null && returned is null,
        };
    }

    private static bool MayBeSent(ModelDebit debit) =>
        debit.Permits && debit.Find<DebitEvent.Cancelled>() is null && debit.Find<DebitEvent.Rejected>() is null;

    /// <summary>Whether the debit was sent by an earlier decision, whatever was decided since (ADR 10).</summary>
    private static bool IsOfSuperseded(ModelDebit debit, EventPlan plan, DateTimeOffset now) =>
        plan.Event is (DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned)
        && debit.Superseded is { } superseded
        && (plan.Revision is { } named ? named == superseded.Revision : (ModelEvent.TimeOf(plan.Event) ?? now) < debit.DecidedAt);
}
