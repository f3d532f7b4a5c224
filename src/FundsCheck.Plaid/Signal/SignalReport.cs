using System.Globalization;

namespace FundsCheck.Plaid;

/// <summary>What Plaid is to know of one evaluation, from which it improves its scores. A closed choice.</summary>
public abstract record SignalReport
{
    private SignalReport(SignalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        Of = decision;
    }

    /// <summary>The decision.</summary>
    public SignalDecision Of { get; }

    /// <summary>A text that two equal reports share: a host that notes the keys of sent reports sends none twice.</summary>
    public abstract string Key { get; }

    /// <summary>
    /// The reports that recorded decisions and events of one debit permit, in the order in which they are to be sent.
    /// </summary>
    /// <param name="decisions">The decisions on the debit that Signal evaluated.</param>
    /// <param name="events">The events of the debit.</param>
    /// <returns>
    /// For each decision its outcome, once it is certain whether it was initiated: Plaid refuses the return of a debit that was reported as
    /// not initiated. A decline at once, every other decision when the debit is closed. Then the return.
    /// </returns>
    public static IReadOnlyList<SignalReport> From(IReadOnlyList<SignalDecision> decisions, IReadOnlyList<RecordedEvent> events)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        ArgumentNullException.ThrowIfNull(events);
        return [.. decisions.SelectMany(decision => From(decision, events))];
    }

    private static IEnumerable<SignalReport> From(SignalDecision decision, IReadOnlyList<RecordedEvent> events)
    {
        var own = events.Where(recorded => recorded.Revision == decision.Revision).ToList();
        var isCancelled = events.Any(recorded => recorded.Event is DebitEvent.Cancelled);
        var isClosed = events.Any(recorded => recorded.Event is not DebitEvent.Approved);
        if (isClosed || decision.Outcome == FundsCheck.Outcome.Decline)
        {
            var isInitiated = !isCancelled
                && own.Exists(recorded => recorded.Event is DebitEvent.Sent or DebitEvent.Settled or DebitEvent.Returned);
            yield return new Decision(decision, isInitiated, OutcomeOf(decision, own));
        }

        foreach (var recorded in own)
        {
            if (recorded.Event is DebitEvent.Returned returned)
            {
                yield return new Return(decision, returned.Code, recorded.OccurredAt);
            }
        }
    }

    private static SignalDecisionOutcome OutcomeOf(SignalDecision decision, List<RecordedEvent> own) => decision.Outcome switch
    {
        FundsCheck.Outcome.Accept => SignalDecisionOutcome.Approve,
        FundsCheck.Outcome.Review when own.Exists(recorded => recorded.Event is DebitEvent.Rejected) => SignalDecisionOutcome.Reject,
        FundsCheck.Outcome.Review when own.Exists(recorded => recorded.Event is DebitEvent.Approved) => SignalDecisionOutcome.Approve,
        FundsCheck.Outcome.Review => SignalDecisionOutcome.Review,
        _ => SignalDecisionOutcome.Reject,
    };

    /// <summary>The outcome of a decision, for <c>/signal/decision/report</c>.</summary>
    /// <param name="Of">The decision.</param>
    /// <param name="IsInitiated">Whether the debit was sent by this decision.</param>
    /// <param name="Outcome">The outcome.</param>
    public sealed record Decision(SignalDecision Of, bool IsInitiated, SignalDecisionOutcome Outcome) : SignalReport(Of)
    {
        /// <inheritdoc />
        public override string Key => $"decision {Of.ClientTransactionId} {(IsInitiated ? "initiated" : "not-initiated")}";
    }

    /// <summary>The return of a debit, for <c>/signal/return/report</c>.</summary>
    /// <param name="Of">The decision by which the debit was sent.</param>
    /// <param name="Code">The return code, such as <c>R01</c>.</param>
    /// <param name="ReturnedAt">When the return was received.</param>
    public sealed record Return(SignalDecision Of, string Code, DateTimeOffset ReturnedAt) : SignalReport(Of)
    {
        /// <inheritdoc />
        public override string Key => string.Create(CultureInfo.InvariantCulture, $"return {Of.ClientTransactionId} {Code}");
    }
}
