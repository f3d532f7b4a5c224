using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Which events are recorded, and what becomes of a debit by them.</summary>
internal static class EventCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        { Possible_event_sequences_are_recorded, Outcome.Accept, "sent settled returned" },
        { Possible_event_sequences_are_recorded, Outcome.Accept, "settled returned" },
        { Possible_event_sequences_are_recorded, Outcome.Accept, "sent returned" },
        { Possible_event_sequences_are_recorded, Outcome.Accept, "sent cancelled" },
        { Possible_event_sequences_are_recorded, Outcome.Accept, "cancelled" },
        { Possible_event_sequences_are_recorded, Outcome.Review, "approved sent settled" },
        { Possible_event_sequences_are_recorded, Outcome.Review, "rejected" },
        { Possible_event_sequences_are_recorded, Outcome.Review, "approved cancelled" },
        { Impossible_events_are_refused, Outcome.Accept, "approved", "only a review is approved, and this is an accept" },
        { Impossible_events_are_refused, Outcome.Decline, "approved", "only a review is approved, and this is a decline" },
        { Impossible_events_are_refused, Outcome.Accept, "rejected", "only a review is rejected, and this is an accept" },
        { Impossible_events_are_refused, Outcome.Decline, "sent", "a declined debit cannot be sent" },
        { Impossible_events_are_refused, Outcome.Decline, "settled", "a declined debit cannot be settled" },
        { Impossible_events_are_refused, Outcome.Review, "sent", "a review that nobody approved cannot be sent" },
        { Impossible_events_are_refused, Outcome.Review, "returned", "a review that nobody approved cannot be returned" },
        { Impossible_events_are_refused, Outcome.Accept, "returned", "it was never sent, as far as is recorded" },
        { Impossible_events_are_refused, Outcome.Review, "approved returned", "it was never sent, as far as is recorded" },
        { Impossible_events_are_refused, Outcome.Review, "approved rejected", "cannot be rejected after it was approved" },
        { Impossible_events_are_refused, Outcome.Review, "rejected approved", "cannot be approved after it was rejected" },
        { Impossible_events_are_refused, Outcome.Review, "rejected sent", "cannot be sent after it was rejected" },
        { Impossible_events_are_refused, Outcome.Accept, "cancelled sent", "cannot be sent after it was cancelled" },
        { Impossible_events_are_refused, Outcome.Accept, "cancelled settled", "cannot be settled after it was cancelled" },
        { Impossible_events_are_refused, Outcome.Accept, "sent settled cancelled", "cannot be cancelled after it was settled" },
        { Impossible_events_are_refused, Outcome.Accept, "sent returned cancelled", "cannot be cancelled after it was returned" },
        { Impossible_events_are_refused, Outcome.Accept, "settled sent", "cannot be sent after it was settled" },
        { Impossible_events_are_refused, Outcome.Accept, "sent returned settled", "cannot be settled after it was returned" },
        A_repeated_event_adds_nothing,
        The_same_kind_of_event_with_other_content_is_refused,
        An_unknown_debit_has_no_events,
        A_review_whose_balance_was_never_read_is_approved_only_where_the_host_allows_it,
        { A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first, "approved", "approved", "" },
        { A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first, "approved", "rejected", "" },
        { A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first, "rejected", "approved", "" },
        { A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first, "rejected", "rejected", "" },
        { A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first, "approved", "rejected", "sent" },
        A_review_that_lapsed_is_not_approved,
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Accept, "sent", DebitState.Sent },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Accept, "cancelled", DebitState.Cancelled },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Accept, "settled", DebitState.Settled },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Accept, "sent returned", DebitState.Returned },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Accept, "sent cancelled", DebitState.Cancelled },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Review, "rejected", DebitState.Rejected },
        { A_closed_debit_is_neither_an_existing_decision_nor_decided_anew, Outcome.Review, "approved sent settled", DebitState.Settled },
        Other_content_of_a_closed_debit_is_a_conflict,
        An_approved_review_stays_approved_while_the_review_holds_its_amount,
    };

    private static async Task Possible_event_sequences_are_recorded(StoreUnderTest store, Outcome outcome, string sequence)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), outcome);
        var events = ContractEvents.GetAll(sequence);

        foreach (var @event in events)
        {
            Expect.Equal(false, (await store.RecordAsync("d-1", @event)).IsRepeated);
        }

        Expect.Sequence(events, (await store.GetAsync("d-1")).Events.Select(recorded => recorded.Event));
    }

    private static async Task Impossible_events_are_refused(StoreUnderTest store, Outcome outcome, string sequence, string refusal)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), outcome);
        var events = ContractEvents.GetAll(sequence);
        foreach (var earlier in events.SkipLast(1))
        {
            await store.RecordAsync("d-1", earlier);
        }

        await Expect.ThrowsAsync<DebitEventRefusedException>(() => store.RecordAsync("d-1", events[^1]), $"`d-1`*{refusal}");

        Expect.Sequence(events.SkipLast(1), (await store.GetAsync("d-1")).Events.Select(recorded => recorded.Event));
    }

    private static async Task A_repeated_event_adds_nothing(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        var first = await store.RecordAsync("d-1", ContractEvents.Sent, Start.AddHours(1));

        var again = await store.RecordAsync("d-1", new DebitEvent.Sent(Start.AddHours(1), new DateOnly(2026, 11, 4)), Start.AddHours(2));

        Expect.Equal((true, first.Event), (again.IsRepeated, again.Event));
        Expect.Sequence([first.Event], (await store.GetAsync("d-1")).Events);
    }

    private static async Task The_same_kind_of_event_with_other_content_is_refused(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", ContractEvents.Sent);
        await store.RecordAsync("d-1", ContractEvents.Returned);

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", new DebitEvent.Returned(Start.AddDays(2), "R02")),
            "`returned` is recorded already, with other content");
    }

    private static async Task An_unknown_debit_has_no_events(StoreUnderTest store)
    {
        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.Sent), "`d-1`*no decision on it is recorded");
    }

    private static async Task A_review_whose_balance_was_never_read_is_approved_only_where_the_host_allows_it(StoreUnderTest store)
    {
        await store.DecideAsync(
            ContractRecords.Debit("d-1"), context => ContractRecords.Unread(ContractRecords.Debit("d-1"), context, Start));

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.Approved), "no balance was read");

        var allowed = new EventRequest("d-1", ContractEvents.Approved, Start, MayApproveUnread: true);
        Expect.Equal(false, (await store.RecordAsync(allowed)).IsRepeated);
    }

    private static async Task A_review_is_answered_once_and_the_second_reviewer_gets_the_name_and_time_of_the_first(
        StoreUnderTest store, string first, string second, string since)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await store.RecordAsync("d-1", ContractEvents.Get(first), Start.AddMinutes(5));
        foreach (var @event in ContractEvents.GetAll(since))
        {
            await store.RecordAsync("d-1", @event);
        }

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.GetAnswer(second, "bob"), Start.AddMinutes(6)),
            $"`d-1`*{first} by `ann` at 2026-11-02T15:05:00Z");

        Expect.Equal(ContractEvents.Get(first), (await store.GetAsync("d-1")).Events[0].Event);
    }

    private static async Task A_review_that_lapsed_is_not_approved(StoreUnderTest store)
    {
        var review = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.Approved, Expect.Is<Hold>(review.Record.Hold).ExpiresAt), "lapsed");
    }

    private static async Task A_closed_debit_is_neither_an_existing_decision_nor_decided_anew(
        StoreUnderTest store, Outcome outcome, string sequence, DebitState state)
    {
        var first = await store.DecideAsync(ContractRecords.Debit("d-1"), outcome);
        foreach (var @event in ContractEvents.GetAll(sequence))
        {
            await store.RecordAsync("d-1", @event);
        }

        foreach (var later in (TimeSpan[])[TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30)])
        {
            var closed = await Expect.ThrowsAsync<DebitClosedException>(
                () => store.DecideAsync(ContractRecords.Debit("d-1"), StoreUnderTest.NotCalled, Start + later));

            Expect.Equal(("d-1", state), (closed.DebitId, closed.State));
            Expect.Record(first.Record, closed.Record);
        }
    }

    private static async Task Other_content_of_a_closed_debit_is_a_conflict(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", ContractEvents.Sent);

        await Expect.ThrowsAsync<DebitConflictException>(() => store.DecideAsync(ContractRecords.Debit("d-1", "20.00 USD")));
    }

    private static async Task An_approved_review_stays_approved_while_the_review_holds_its_amount(StoreUnderTest store)
    {
        var review = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await store.RecordAsync("d-1", ContractEvents.Approved, Start.AddMinutes(5));
        var lapses = Expect.Is<Hold>(review.Record.Hold).ExpiresAt;

        var last = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, lapses.AddTicks(-1));

        Expect.Equal((true, 1, ContractEvents.Approved), (last.IsExisting, last.Record.Revision, (DebitEvent?)last.Approval));
        Expect.Equal(2, (await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, lapses)).Record.Revision);
    }
}
