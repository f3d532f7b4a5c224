using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    private static readonly DebitEvent Approved = new DebitEvent.Approved("ann", "the customer called");
    private static readonly DebitEvent Rejected = new DebitEvent.Rejected("ann", "not the customer");
    private static readonly DebitEvent Sent = new DebitEvent.Sent(Deciding.Start.AddHours(1), new DateOnly(2026, 11, 4));
    private static readonly DebitEvent Settled = new DebitEvent.Settled(Deciding.Start.AddDays(1));
    private static readonly DebitEvent Returned = new DebitEvent.Returned(Deciding.Start.AddDays(2), "R01");
    private static readonly DebitEvent Cancelled = new DebitEvent.Cancelled();

    public static TheoryData<Outcome, string, string?> Sequences() => new()
    {
        { Outcome.Accept, "sent settled returned", null },
        { Outcome.Accept, "settled returned", null },
        { Outcome.Accept, "sent returned", null },
        { Outcome.Accept, "sent cancelled", null },
        { Outcome.Accept, "cancelled", null },
        { Outcome.Review, "approved sent settled", null },
        { Outcome.Review, "rejected", null },
        { Outcome.Review, "approved cancelled", null },
        { Outcome.Accept, "approved", "only a review is approved, and this is an accept" },
        { Outcome.Decline, "approved", "only a review is approved, and this is a decline" },
        { Outcome.Accept, "rejected", "only a review is rejected, and this is an accept" },
        { Outcome.Decline, "sent", "a declined debit cannot be sent" },
        { Outcome.Decline, "settled", "a declined debit cannot be settled" },
        { Outcome.Review, "sent", "a review that nobody approved cannot be sent" },
        { Outcome.Review, "returned", "a review that nobody approved cannot be returned" },
        { Outcome.Accept, "returned", "it was never sent, as far as is recorded" },
        { Outcome.Review, "approved returned", "it was never sent, as far as is recorded" },
        { Outcome.Review, "approved rejected", "cannot be rejected after it was approved" },
        { Outcome.Review, "rejected approved", "cannot be approved after it was rejected" },
        { Outcome.Review, "rejected sent", "cannot be sent after it was rejected" },
        { Outcome.Accept, "cancelled sent", "cannot be sent after it was cancelled" },
        { Outcome.Accept, "cancelled settled", "cannot be settled after it was cancelled" },
        { Outcome.Accept, "sent settled cancelled", "cannot be cancelled after it was settled" },
        { Outcome.Accept, "sent returned cancelled", "cannot be cancelled after it was returned" },
        { Outcome.Accept, "settled sent", "cannot be sent after it was settled" },
        { Outcome.Accept, "sent returned settled", "cannot be settled after it was returned" },
    };

    [Theory]
    [MemberData(nameof(Sequences))]
    public async Task Records_possible_event_sequences_and_refuses_impossible_ones(Outcome outcome, string sequence, string? refusal)
    {
        await DecideAsync(Deciding.Debit("d-1"), outcome);
        var events = sequence.Split(' ').Select(EventOf).ToList();
        foreach (var earlier in events.SkipLast(1))
        {
            await RecordAsync("d-1", earlier);
        }

        var record = () => RecordAsync("d-1", events[^1]);

        if (refusal is null)
        {
            (await record()).IsRepeated.Should().BeFalse();
            (await HistoryAsync("d-1")).Events.Select(recorded => recorded.Event).Should().Equal(events);
        }
        else
        {
            (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage($"*`d-1`*{refusal}*");
            (await HistoryAsync("d-1")).Events.Select(recorded => recorded.Event).Should().Equal(events.SkipLast(1));
        }
    }

    [Fact]
    public async Task A_repeated_event_adds_nothing()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        var first = await RecordAsync("d-1", Sent, Start.AddHours(1));

        var again = await RecordAsync("d-1", new DebitEvent.Sent(Deciding.Start.AddHours(1), new DateOnly(2026, 11, 4)), Start.AddHours(2));

        again.IsRepeated.Should().BeTrue();
        again.Event.Should().Be(first.Event);
        (await HistoryAsync("d-1")).Events.Should().ContainSingle();
    }

    [Fact]
    public async Task The_same_kind_of_event_with_other_content_is_refused()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", Sent);
        await RecordAsync("d-1", Returned);

        var record = () => RecordAsync("d-1", new DebitEvent.Returned(Start.AddDays(2), "R02"));

        (await record
            .Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*`returned` is recorded already, with other content*");
    }

    [Fact]
    public async Task An_unknown_debit_has_no_events()
    {
        var record = () => RecordAsync("d-1", Sent);

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*`d-1`*no decision on it is recorded*");
    }

    [Fact]
    public async Task A_review_whose_balance_was_never_read_is_approved_only_where_the_host_allows_it()
    {
        await DecideAsync(Deciding.Debit("d-1"), context => Deciding.Unread(Deciding.Debit("d-1"), context, Start));

        var refused = () => RecordAsync("d-1", Approved);

        (await refused.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*no balance was read*");
        (await Store.RecordAsync(new EventRequest("d-1", Approved, Start, MayApproveUnread: true), TestToken)).IsRepeated
            .Should().BeFalse();
    }

    [Fact]
    public async Task A_review_that_lapsed_is_not_approved()
    {
        var review = await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        var record = () => RecordAsync("d-1", Approved, review.Record.Hold!.ExpiresAt);

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*lapsed*");
    }

    [Theory]
    [InlineData(Outcome.Accept, "sent", DebitState.Sent)]
    [InlineData(Outcome.Accept, "cancelled", DebitState.Cancelled)]
    [InlineData(Outcome.Accept, "settled", DebitState.Settled)]
    [InlineData(Outcome.Accept, "sent returned", DebitState.Returned)]
    [InlineData(Outcome.Accept, "sent cancelled", DebitState.Cancelled)]
    [InlineData(Outcome.Review, "rejected", DebitState.Rejected)]
    [InlineData(Outcome.Review, "approved sent settled", DebitState.Settled)]
    public async Task A_closed_debit_is_neither_returned_as_an_existing_decision_nor_decided_anew(
        Outcome outcome, string sequence, DebitState state)
    {
        var first = await DecideAsync(Deciding.Debit("d-1"), outcome);
        foreach (var @event in sequence.Split(' '))
        {
            await RecordAsync("d-1", EventOf(@event));
        }

        foreach (var later in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)])
        {
            var decide = () => DecideAsync(
                Deciding.Debit("d-1"), _ => throw new InvalidOperationException("this was not to be decided"), Start + later);

            var closed = (await decide.Should().ThrowExactlyAsync<DebitClosedException>()).Which;

            (closed.DebitId, closed.State).Should().Be(("d-1", state));
            closed.Record.ShouldBe(first.Record);
        }
    }

    [Fact]
    public async Task Other_content_of_a_closed_debit_is_a_conflict()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", Sent);

        var decide = () => DecideAsync(Deciding.Debit("d-1", "20.00 USD"));

        await decide.Should().ThrowExactlyAsync<DebitConflictException>();
    }

    [Fact]
    public async Task An_approved_review_stays_approved_while_the_review_holds_its_amount()
    {
        var review = await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);
        await RecordAsync("d-1", Approved, Start.AddMinutes(5));
        var lapses = review.Record.Hold!.ExpiresAt;

        var last = await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, lapses.AddTicks(-1));

        (last.IsExisting, last.Record.Revision, (DebitEvent?)last.Approval).Should().Be((true, 1, Approved));
        (await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, lapses)).Record.Revision.Should().Be(2);
    }

    private static DebitEvent EventOf(string name) => name switch
    {
        "approved" => Approved,
        "rejected" => Rejected,
        "sent" => Sent,
        "settled" => Settled,
        "returned" => Returned,
        _ => Cancelled,
    };

    private async Task<EventCommit> RecordAsync(string id, DebitEvent @event, DateTimeOffset? at = null) =>
        await RecordAsync(new EventRequest(id, @event, at ?? TimeOf(@event) ?? Start, MayApproveUnread: false));

    private async Task<EventCommit> RecordAsync(EventRequest request) =>
        await Store.RecordAsync(request, TestToken).AsTask().WaitAsync(Patience, TestToken);

    private static DateTimeOffset? TimeOf(DebitEvent @event) =>
        (@event as DebitEvent.Sent)?.At ?? (@event as DebitEvent.Settled)?.At ?? (@event as DebitEvent.Returned)?.At;

    private async Task<DebitStatus> HistoryAsync(string id) =>
        await Store.FindAsync(id, TestToken) ?? throw new InvalidOperationException($"`{id}` is not there");
}
