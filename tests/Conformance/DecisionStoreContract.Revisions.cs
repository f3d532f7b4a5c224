using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    [Theory]
    [InlineData(1, "revision 1 was superseded by revision 2")]
    [InlineData(0, "it has no revision 0; the latest is 2")]
    [InlineData(3, "it has no revision 3; the latest is 2")]
    public async Task An_approval_of_another_revision_than_the_latest_is_refused(int revision, string refusal)
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review, Start + Deciding.ValidFor);

        var record = () => RecordAsync(new EventRequest("d-1", Approved, Start + Deciding.ValidFor, MayApproveUnread: false, revision));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage($"*`d-1`*{refusal}*");
        (await RecordAsync(new EventRequest(
            "d-1", Approved, Start + Deciding.ValidFor, MayApproveUnread: false, Revision: 2))).Event.Revision.Should().Be(2);
    }

    [Theory]
    [InlineData("approved")]
    [InlineData("rejected")]
    public async Task An_answer_is_to_the_latest_revision_whatever_the_clock_shows(string answer)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review, Start.AddHours(2));

        var commit = await RecordAsync("d-1", EventOf(answer), Start.AddHours(2).AddSeconds(-1));

        commit.Event.Revision.Should().Be(2);
    }

    [Fact]
    public async Task An_earlier_revision_is_not_cancelled_while_the_latest_lets_the_debit_through()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Accept, Start.AddHours(2));

        var earlier = () => RecordAsync(new EventRequest("d-1", Cancelled, Start.AddHours(2), MayApproveUnread: false, Revision: 1));

        (await earlier.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*revision 2 lets it through; cancel that one*");
        (await RecordAsync(new EventRequest("d-1", Cancelled, Start.AddHours(2), MayApproveUnread: false, Revision: 2))).Event.Revision
            .Should().Be(2);
    }

    [Theory]
    [InlineData(Outcome.Decline, "", 0, 1)]
    [InlineData(Outcome.Review, "", 1, 0)]
    [InlineData(Outcome.Review, "rejected", 0, 1)]
    [InlineData(Outcome.Decline, "sent", 1, 0)]
    [InlineData(Outcome.Review, "sent", 1, 0)]
    [InlineData(Outcome.Review, "rejected sent", 1, 0)]
    [InlineData(Outcome.Decline, "settled", 0, 1)]
    [InlineData(Outcome.Decline, "sent settled", 0, 1)]
    [InlineData(Outcome.Decline, "sent settled returned", 0, 0)]
    [InlineData(Outcome.Decline, "sent cancelled", 0, 0)]
    [InlineData(Outcome.Decline, "cancelled", 0, 0)]
    public async Task A_superseded_accept_that_may_have_been_sent_is_held_until_it_expires_or_is_known_not_to_have_been(
        Outcome anew, string sequence, int certain, int possible)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        var again = await DecideAsync(Deciding.Debit("d-1"), anew, Start.AddDays(3));
        again.Record.Superseded.Should().Be(new SupersededAccept(1, Start, Deciding.HoldOf(again.Record.Debit, Start).ExpiresAt));

        foreach (var @event in sequence.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            (await RecordAsync("d-1", EventOf(@event), Start.AddDays(3))).IsRepeated.Should().BeFalse();
        }

        var (sent, time) = (sequence.Contains("sent", StringComparison.Ordinal), Start.AddDays(3));
        var holds = await HoldsAsync(sent && certain == 1 ? Start.AddHours(2) : certain == 1 ? time : Start.AddDays(1), time);
        (holds.NotYetPosted.Amount, holds.PossiblyPosted.Amount).Should().Be((10m * certain, 10m * possible));
    }

    [Fact]
    public async Task The_hold_of_a_superseded_accept_ends_when_it_expires()
    {
        var first = await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(1));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(3));
        var expires = first.Record.Hold!.ExpiresAt;

        (await HoldsAsync(expires.AddTicks(-1), expires.AddTicks(-1))).PossiblyPosted.Should().Be(Money.Parse("10.00 USD"));
        (await HoldsAsync(expires, expires)).Count.Should().Be(0);
    }

    [Fact]
    public async Task An_unapproved_review_leaves_no_hold_to_the_next_revision()
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        var again = await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start + Deciding.ValidFor);

        again.Record.Superseded.Should().BeNull();
        (await HoldsAsync(Start.AddHours(2), Start.AddHours(2))).Count.Should().Be(0);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task A_debit_sent_by_a_superseded_accept_is_recorded_for_that_revision(int? revision)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(2));

        var sent = await RecordAsync(new EventRequest("d-1", Sent, Start.AddHours(3), MayApproveUnread: false, revision));
        var settled = await RecordAsync("d-1", Settled);

        (sent.Event.Revision, settled.Event.Revision).Should().Be((1, 1));
    }

    [Theory]
    [InlineData(Outcome.Decline)]
    [InlineData(Outcome.Review)]
    public async Task A_debit_that_no_revision_permitted_is_never_sent_or_settled(Outcome first)
    {
        await DecideAsync(Deciding.Debit("d-1"), first);
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(2));

        foreach (var @event in (DebitEvent[])[Sent, Settled, Returned])
        {
            var record = () => RecordAsync("d-1", @event, Start.AddDays(3));

            (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*a declined debit cannot be*");
        }
    }

    [Fact]
    public async Task Sending_after_a_decline_is_refused_whatever_was_decided_before()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(1));

        var record = () => RecordAsync("d-1", Sent, Start.AddHours(1));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*a declined debit cannot be sent*");
    }
}
