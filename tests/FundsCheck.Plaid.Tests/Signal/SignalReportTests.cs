namespace FundsCheck.Plaid.Tests.Signal;

public sealed class SignalReportTests
{
    private static readonly DateTimeOffset Now = Support.Host.Start;
    private static readonly DebitEvent Sent = new DebitEvent.Sent(Now);
    private static readonly DebitEvent Returned = new DebitEvent.Returned(Now.AddDays(2), "R01");
    private static readonly DebitEvent Approved = new DebitEvent.Approved("Ann", "known customer");
    private static readonly DebitEvent Rejected = new DebitEvent.Rejected("Ann", "too new");
    private static readonly DebitEvent Cancelled = new DebitEvent.Cancelled();

    [Fact]
    public void An_open_accept_or_review_has_no_report_yet()
    {
        Of([Outcome.Accept]).Should().BeEmpty();
        Of([Outcome.Review]).Should().BeEmpty();
        Of([Outcome.Review], (1, Approved)).Should().BeEmpty();
    }

    [Fact]
    public void A_decline_is_rejected_at_once() => Of([Outcome.Decline]).Should().Equal("decision 1 false Reject");

    [Fact]
    public void A_sent_accept_is_approved_and_initiated() => Of([Outcome.Accept], (1, Sent)).Should().Equal("decision 1 true Approve");

    [Fact]
    public void An_approved_review_that_was_sent_is_approved_and_initiated() =>
        Of([Outcome.Review], (1, Approved), (1, Sent)).Should().Equal("decision 1 true Approve");

    [Fact]
    public void A_rejected_review_is_rejected() => Of([Outcome.Review], (1, Rejected)).Should().Equal("decision 1 false Reject");

    [Fact]
    public void A_cancelled_review_stays_a_review() => Of([Outcome.Review], (1, Cancelled)).Should().Equal("decision 1 false Review");

    [Fact]
    public void A_cancelled_debit_was_not_initiated_though_it_was_sent() =>
        Of([Outcome.Accept], (1, Sent), (1, Cancelled)).Should().Equal("decision 1 false Approve");

    [Fact]
    public void A_return_follows_its_decision() => Of([Outcome.Accept], (1, Sent), (1, Returned))
        .Should().Equal("decision 1 true Approve", "return 1 R01 2026-11-22T15:30:45.5000000+00:00");

    [Fact]
    public void Only_the_revision_by_which_it_was_sent_is_initiated_and_returned() =>
        Of([Outcome.Accept, Outcome.Review, Outcome.Accept], (1, Sent), (1, Returned)).Should().Equal(
            "decision 1 true Approve", "return 1 R01 2026-11-22T15:30:45.5000000+00:00", "decision 2 false Review",
            "decision 3 false Approve");

    [Fact]
    public void A_superseded_decline_is_reported_while_the_later_accept_is_open() =>
        Of([Outcome.Decline, Outcome.Accept]).Should().Equal("decision 1 false Reject");

    private static IEnumerable<string> Of(Outcome[] outcomes, params (int Revision, DebitEvent Event)[] events) =>
        SignalReport.From(
            [.. outcomes.Select((outcome, index) => new SignalDecision("d-1", index + 1, $"t-{index + 1}", outcome, SameDay: false))],
            [.. events.Select(happened => new RecordedEvent("d-1", happened.Revision, happened.Event, Now))])
            .Select(report => report switch
            {
                SignalReport.Decision { IsInitiated: var isInitiated, Outcome: var outcome } =>
                    $"decision {report.Of.Revision} {(isInitiated ? "true" : "false")} {outcome}",
                SignalReport.Return returned => $"return {report.Of.Revision} {returned.Code} {returned.ReturnedAt:O}",
                _ => "other",
            });
}
