using FundsCheck.Holds;
using FundsCheck.Rules;
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
    [InlineData("rejected")]
    [InlineData("approved cancelled")]
    [InlineData("approved sent returned")]
    public async Task A_debit_that_is_never_presented_holds_nothing(string sequence)
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        foreach (var @event in sequence.Split(' '))
        {
            await RecordAsync("d-1", EventOf(@event));
        }

        (await HoldsNowAsync()).Count.Should().Be(0);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public async Task A_settled_debit_holds_until_the_bank_must_have_posted_it(int ticks, int count)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", Settled);

        var posted = Start.AddDays(1) + HoldCalculator.PostingLag;

        (await HoldsAsync(posted.AddTicks(ticks), posted.AddTicks(ticks))).Count.Should().Be(count);
    }

    [Fact]
    public async Task A_debit_sent_late_holds_from_the_time_of_sending()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", new DebitEvent.Sent(Start.AddDays(6)), Start.AddDays(6));

        var holds = await HoldsAsync(Start.AddDays(8), Start.AddDays(8));

        holds.Count.Should().Be(1);
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

    [Fact]
    public async Task An_approved_review_may_be_sent_to_the_end_and_is_held_until_it_must_be_posted()
    {
        var review = await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);
        await RecordAsync("d-1", Approved);

        // Monday, and 5 days: sent by Saturday, settled at the latest on Wednesday as Veterans Day has no banking, posted by Friday's end.
        var (lapses, posted) = (review.Record.Hold!.ExpiresAt, new DateTimeOffset(2026, 11, 14, 5, 0, 0, TimeSpan.Zero));

        lapses.Should().Be(Start.AddDays(5));
        (await HoldsAsync(posted.AddTicks(-1), posted.AddTicks(-1))).Count.Should().Be(1);
        (await HoldsAsync(posted, posted)).Count.Should().Be(0);
    }

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
    [InlineData("sent", -5, "before it was decided at 2026-11-02T15:00:00Z")]
    [InlineData("settled", -2_880, "before it was decided at 2026-11-02T15:00:00Z")]
    [InlineData("settled of the year 1", 0, "before it was decided at 2026-11-02T15:00:00Z")]
    [InlineData("sent of 2020", 0, "before it was decided at 2026-11-02T15:00:00Z")]
    [InlineData("sent", 65, "it is not yet 2026-11-02T16:05:00Z: the clock shows 2026-11-02T16:00:00Z")]
    [InlineData("settled", 1_000_000, "it is not yet")]
    public async Task An_event_at_a_time_that_cannot_be_is_refused_with_the_bound(string what, int minutes, string refusal)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        DebitEvent @event = what switch
        {
            "settled of the year 1" => new DebitEvent.Settled(default(DateTimeOffset)),
            "sent of 2020" => new DebitEvent.Sent(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            "sent" => new DebitEvent.Sent(Start.AddMinutes(minutes)),
            _ => new DebitEvent.Settled(Start.AddMinutes(minutes)),
        };

        var record = () => RecordAsync("d-1", @event, Start.AddHours(1));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage($"*`d-1`*{refusal}*");
        (await HoldsNowAsync()).Count.Should().Be(1, "nothing was recorded");
    }

    [Theory]
    [InlineData("settled")]
    [InlineData("returned")]
    public async Task An_event_that_follows_sending_is_not_before_it(string what)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", new DebitEvent.Sent(Start.AddDays(3)));

        var record = () => RecordAsync("d-1", EventOf(what), Start.AddDays(3));

        (await record
            .Should().ThrowAsync<DebitEventRefusedException>())
                .WithMessage($"*cannot be {what} at *, before it was sent at 2026-11-05T15:00:00Z*");
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("settled")]
    [InlineData("returned")]
    public async Task An_event_without_a_time_is_recorded_at_the_clock_and_repeated_at_any_later_time(string what)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        DebitEvent timeless = what switch
        {
            "sent" => new DebitEvent.Sent(),
            "settled" => new DebitEvent.Settled(),
            _ => new DebitEvent.Returned(null, "R01"),
        };
        if (what == "returned")
        {
            await RecordAsync("d-1", new DebitEvent.Sent(), Start.AddHours(1));
        }

        var first = await RecordAsync("d-1", timeless, Start.AddHours(2));
        var again = await RecordAsync("d-1", timeless, Start.AddHours(3));

        first.Event.OccurredAt.Should().Be(Start.AddHours(2));
        (again.IsRepeated, again.Event).Should().Be((true, first.Event));
    }

    [Fact]
    public async Task A_debit_sent_while_the_clock_is_set_back_holds_from_the_latest_possible_time()
    {
        var decision = await DecideAsync(Deciding.Debit("d-1"));
        var back = Start.AddDays(-30);

        var sent = await RecordAsync(new EventRequest(
            "d-1", new DebitEvent.Sent(), back, MayApproveUnread: false, Bounds: new ClockBounds(back, Start.AddHours(1))));

        (sent.Event.OccurredAt, sent.Event.LatestTime).Should().Be((back, Start.AddHours(1)));
        (await HoldsAsync(Start.AddHours(7).AddTicks(-1), Start.AddHours(7))).NotYetPosted
            .Should().Be(Money.Parse("10.00 USD"), "it was sent at 16:00 at the latest");
        var expires = decision.Record.Hold!.ExpiresAt;
        (await HoldsAsync(expires.AddTicks(-1), expires)).Count.Should().Be(1);
    }

    [Fact]
    public async Task From_its_settlement_on_a_debit_may_be_in_the_balance()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", new DebitEvent.Sent(Start));
        await RecordAsync("d-1", new DebitEvent.Settled(Start.AddHours(2)));

        var (before, after) = (
            await HoldsAsync(Start.AddHours(2).AddTicks(-1), Start.AddHours(3)), await HoldsAsync(Start.AddHours(2), Start.AddHours(3)));

        (before.NotYetPosted, after.NotYetPosted, after.PossiblyPosted)
            .Should().Be((Money.Parse("10.00 USD"), Money.Parse("0.00 USD"), Money.Parse("10.00 USD")));
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
    [InlineData("settled")]
    [InlineData("returned")]
    public async Task A_debit_is_not_settled_or_returned_before_its_bank_has_it(string name)
    {
        var debit = Deciding.Debit("d-1") with { EffectiveDate = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(30) };
        await DecideAsync(debit);
        await RecordAsync("d-1", new DebitEvent.Sent());
        var hold = HoldCalculator.OfDebit(await HistoryAsync("d-1"))!;
        DebitEvent what = name == "settled" ? new DebitEvent.Settled() : new DebitEvent.Returned(null, "R01");

        var early = () => RecordAsync("d-1", what, hold.PresentedFrom.AddMinutes(-1));

        (await early.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*its effective date is*nobody has it before*");
        (await RecordAsync("d-1", what, hold.PresentedFrom)).IsRepeated.Should().BeFalse();
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

    [Fact]
    public async Task Keys_with_one_id_at_the_source_hold_together()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1") with { SourceAccountId = "source-1" });

        var second = await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2") with { SourceAccountId = "source-1" });

        second.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
        (await HoldsNowAsync("account-2")).NotYetPosted.Should().Be(Money.Parse("30.00 USD"));
    }

    [Fact]
    public async Task A_declined_debit_links_its_key_and_its_id_at_the_source_too()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1") with { SourceAccountId = "source-1" });
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2") with { SourceAccountId = "source-1" }, Outcome.Decline);

        var third = await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-2") with { SourceAccountId = "source-2" });

        third.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task A_key_that_reads_like_another_accounts_id_at_the_source_is_not_that_account()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "1") with { SourceAccountId = "2" });

        (await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "2") with { SourceAccountId = "3" })).Record.Holds.Count.Should().Be(0);
    }

    [Fact]
    public async Task Accounts_with_one_persistent_id_hold_together()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).NotYetPosted.Should().Be(Money.Parse("30.00 USD"));
        (await HoldsNowAsync("account-3")).NotYetPosted.Should().Be(Money.Parse("40.00 USD"));
    }

    [Fact]
    public async Task A_persistent_id_seen_just_now_joins_holds_at_once()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");

        var second = await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");

        second.Record.Holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task Joined_accounts_join_those_that_they_are_joined_to()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-2"), "real-2");
        await DecideAsync(Deciding.Debit("d-4", "80.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).NotYetPosted.Should().Be(Money.Parse("150.00 USD"));
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

    private Task<DecisionCommit> DecideAsync(Debit debit, string persistentId)
    {
        var reading = Deciding.ReadingOf(debit, persistentId);
        return DecideAsync(
            new DecisionRequest
            {
                Debit = debit,
                RuleSet = RuleSet.Default,
                Now = Start,
                BalanceTime = Start,
                PersistentAccountId = persistentId,
                Decide = context => Deciding.Record(debit, Outcome.Accept, context, Start) with { Reading = reading },
            },
            TestToken);
    }

    private async Task<EventCommit> RecordAsync(string id, DebitEvent @event, DateTimeOffset? at = null) =>
        await RecordAsync(new EventRequest(id, @event, at ?? TimeOf(@event) ?? Start, MayApproveUnread: false));

    private async Task<EventCommit> RecordAsync(EventRequest request) =>
        await Store.RecordAsync(request, TestToken).AsTask().WaitAsync(Patience, TestToken);

    private static DateTimeOffset? TimeOf(DebitEvent @event) =>
        (@event as DebitEvent.Sent)?.At ?? (@event as DebitEvent.Settled)?.At ?? (@event as DebitEvent.Returned)?.At;

    private async Task<DebitStatus> HistoryAsync(string id) =>
        await Store.FindAsync(id, TestToken) ?? throw new InvalidOperationException($"`{id}` is not there");
}
