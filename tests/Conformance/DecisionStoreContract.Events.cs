using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Rules;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    private static readonly DebitEvent Approved = new DebitEvent.Approved("ann", "the customer called");
    private static readonly DebitEvent Rejected = new DebitEvent.Rejected("ann", "not the customer");
    private static readonly DebitEvent Sent = new DebitEvent.Sent(Deciding.Start.AddHours(1), new DateOnly(2026, 11, 4));
    private static readonly DebitEvent Settled = new DebitEvent.Settled(Deciding.Start.AddDays(1));
    private static readonly DebitEvent Returned = new DebitEvent.Returned(Deciding.Start.AddDays(2), "R01");
    private static readonly DebitEvent Cancelled = new DebitEvent.Cancelled();

    public static TheoryData<Outcome, string, string?> Stories() => new()
    {
        { Outcome.Accept, "sent settled returned", null },
        { Outcome.Accept, "settled returned", null },
        { Outcome.Accept, "returned", null },
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
        { Outcome.Review, "approved rejected", "cannot be rejected after it was approved" },
        { Outcome.Review, "rejected approved", "cannot be approved after it was rejected" },
        { Outcome.Review, "rejected sent", "cannot be sent after it was rejected" },
        { Outcome.Accept, "cancelled sent", "cannot be sent after it was cancelled" },
        { Outcome.Accept, "cancelled settled", "cannot be settled after it was cancelled" },
        { Outcome.Accept, "sent settled cancelled", "cannot be cancelled after it was settled" },
        { Outcome.Accept, "sent returned cancelled", "cannot be cancelled after it was returned" },
        { Outcome.Accept, "settled sent", "cannot be sent after it was settled" },
        { Outcome.Accept, "returned settled", "cannot be settled after it was returned" },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public async Task A_story_that_can_be_is_recorded_and_one_that_cannot_is_refused(Outcome outcome, string story, string? refusal)
    {
        await DecideAsync(Deciding.Debit("d-1"), outcome);
        var events = story.Split(' ').Select(EventOf).ToList();
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
    public async Task The_same_event_told_again_adds_nothing()
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
        await RecordAsync("d-1", Returned);

        var record = () => RecordAsync("d-1", new DebitEvent.Returned(Start.AddDays(2), "R02"));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*`returned` is recorded already, with other content*");
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
        await DecideAsync(Deciding.Debit("d-1"), (holds, revision) => Deciding.Record(Deciding.Debit("d-1"), Outcome.Review, holds, revision, Start) with { Reading = new BalanceReading.Unread("INSTITUTION_DOWN") });

        var refused = () => RecordAsync("d-1", Approved);

        (await refused.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*no balance was read*");
        (await Store.RecordAsync(new EventRequest("d-1", Approved, Start, MayApproveUnread: true), TestToken)).IsRepeated.Should().BeFalse();
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
    public async Task What_will_never_be_presented_holds_nothing(string story)
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);

        foreach (var @event in story.Split(' '))
        {
            await RecordAsync("d-1", EventOf(@event));
        }

        (await HoldsNowAsync()).Count.Should().Be(0);
    }

    [Theory]
    [InlineData(-1, 1)]
    [InlineData(0, 0)]
    public async Task What_settled_counts_until_the_bank_must_have_posted_it(int ticks, int count)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", Settled);

        var posted = Start.AddDays(1) + DebitLife.PostingLag;

        (await HoldsAsync(posted.AddTicks(ticks), posted.AddTicks(ticks))).Count.Should().Be(count);
    }

    [Fact]
    public async Task What_was_sent_late_is_held_for_as_long_as_one_sent_then()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", new DebitEvent.Sent(Start.AddDays(6)), Start.AddDays(6));

        var holds = await HoldsAsync(Start.AddDays(8), Start.AddDays(8));

        holds.Count.Should().Be(1);
    }

    [Theory]
    [InlineData("sent")]
    [InlineData("cancelled")]
    [InlineData("settled")]
    [InlineData("returned")]
    public async Task What_left_the_house_is_never_decided_anew(string story)
    {
        var first = await DecideAsync(Deciding.Debit("d-1"));
        await RecordAsync("d-1", EventOf(story));

        var again = await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddDays(30));

        again.IsRecalled.Should().BeTrue();
        again.Record.ShouldBe(first.Record);
    }

    [Fact]
    public async Task A_decision_made_anew_begins_without_the_events_of_the_one_before()
    {
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review);
        await RecordAsync("d-1", Approved);
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Review, Start + Deciding.ValidFor);

        var record = () => RecordAsync("d-1", Sent, Start.AddHours(2));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*nobody approved*");
    }

    [Theory]
    [InlineData(Outcome.Decline, "sent", 1)]
    [InlineData(Outcome.Review, "sent", 1)]
    [InlineData(Outcome.Decline, "settled", 1)]
    [InlineData(Outcome.Decline, "sent settled", 1)]
    [InlineData(Outcome.Decline, "returned", 0)]
    [InlineData(Outcome.Decline, "sent settled returned", 0)]
    [InlineData(Outcome.Decline, "sent cancelled", 0)]
    public async Task What_left_before_it_was_decided_anew_is_told_and_counts(Outcome anew, string story, int held)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        var again = await DecideAsync(Deciding.Debit("d-1"), anew, Start.AddDays(3));
        again.Record.Revision.Should().Be(2);

        foreach (var @event in story.Split(' '))
        {
            (await RecordAsync("d-1", EventOf(@event), Start.AddDays(3))).IsRepeated.Should().BeFalse();
        }

        (await HoldsAsync(Start.AddDays(1), Start.AddDays(3))).Count.Should().Be(held);
    }

    [Fact]
    public async Task What_is_sent_after_it_was_declined_is_refused_whatever_was_answered_before()
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), Outcome.Decline, Start.AddHours(1));

        var record = () => RecordAsync("d-1", Sent, Start.AddHours(1));

        (await record.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*a declined debit cannot be sent*");
    }

    [Fact]
    public async Task Accounts_with_one_persistent_id_hold_together()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).Certain.Should().Be(Money.Parse("30.00 USD"));
        (await HoldsNowAsync("account-3")).Certain.Should().Be(Money.Parse("40.00 USD"));
    }

    [Fact]
    public async Task A_persistent_id_seen_just_now_joins_holds_at_once()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");

        var second = await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");

        second.Record.Holds.Certain.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task Joined_accounts_join_those_that_they_are_joined_to()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD", "account-1"), "real-1");
        await DecideAsync(Deciding.Debit("d-2", "20.00 USD", "account-2"), "real-1");
        await DecideAsync(Deciding.Debit("d-3", "40.00 USD", "account-2"), "real-2");
        await DecideAsync(Deciding.Debit("d-4", "80.00 USD", "account-3"), "real-2");

        (await HoldsNowAsync("account-1")).Certain.Should().Be(Money.Parse("150.00 USD"));
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

    private Task<DecisionCommit> DecideAsync(RecordedDebit debit, string persistentId)
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
                Decide = (holds, revision) => Deciding.Record(debit, Outcome.Accept, holds, revision, Start) with { Reading = reading },
            },
            TestToken);
    }

    private async Task<EventCommit> RecordAsync(string id, DebitEvent @event, DateTimeOffset? at = null) =>
        await Store.RecordAsync(new EventRequest(id, @event, at ?? Start, MayApproveUnread: false), TestToken).AsTask().WaitAsync(Patience, TestToken);

    private async Task<DebitHistory> HistoryAsync(string id) => await Store.RecallAsync(id, TestToken) ?? throw new InvalidOperationException($"`{id}` is not there");
}
