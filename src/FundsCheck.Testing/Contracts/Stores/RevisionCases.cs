using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Events and holds of a debit that was decided anew.</summary>
internal static class RevisionCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        { An_approval_of_another_revision_than_the_latest_is_refused, 1, "revision 1 was superseded by revision 2" },
        { An_approval_of_another_revision_than_the_latest_is_refused, 0, "it has no revision 0; the latest is 2" },
        { An_approval_of_another_revision_than_the_latest_is_refused, 3, "it has no revision 3; the latest is 2" },
        { An_approval_or_rejection_is_of_the_latest_revision_whatever_the_clock_shows, "approved" },
        { An_approval_or_rejection_is_of_the_latest_revision_whatever_the_clock_shows, "rejected" },
        An_earlier_revision_is_not_cancelled_while_the_latest_lets_the_debit_through,
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "", 0, 1 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Review, "", 1, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Review, "rejected", 0, 1 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "sent", 1, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Review, "sent", 1, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Review, "rejected sent", 1, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "settled", 0, 1 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "sent settled", 0, 1 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "sent settled returned", 0, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "sent cancelled", 0, 0 },
        { A_superseded_accept_that_may_have_been_sent_is_held, Outcome.Decline, "cancelled", 0, 0 },
        The_hold_of_a_superseded_accept_ends_when_it_expires,
        An_unapproved_review_leaves_no_hold_to_the_next_revision,
        { A_debit_sent_by_a_superseded_accept_is_recorded_for_that_revision, (int?)null },
        { A_debit_sent_by_a_superseded_accept_is_recorded_for_that_revision, (int?)1 },
        { A_debit_that_no_revision_permitted_is_never_sent_or_settled, Outcome.Decline },
        { A_debit_that_no_revision_permitted_is_never_sent_or_settled, Outcome.Review },
        Sending_after_a_decline_is_refused_whatever_was_decided_before,
    };

    private static async Task An_approval_of_another_revision_than_the_latest_is_refused(
        StoreUnderTest store, int revision, string refusal)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start + ContractRecords.ValidFor);
        var approval = new EventRequest(
            "d-1", ContractEvents.Approved, Start + ContractRecords.ValidFor, MayApproveUnread: false, Revision: 2);

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync(approval with { Revision = revision }), $"`d-1`*{refusal}");

        Expect.Equal(2, (await store.RecordAsync(approval)).Event.Revision);
    }

    private static async Task An_approval_or_rejection_is_of_the_latest_revision_whatever_the_clock_shows(
        StoreUnderTest store, string name)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start.AddHours(2));

        var commit = await store.RecordAsync("d-1", ContractEvents.Get(name), Start.AddHours(2).AddSeconds(-1));

        Expect.Equal(2, commit.Event.Revision);
    }

    private static async Task An_earlier_revision_is_not_cancelled_while_the_latest_lets_the_debit_through(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Accept, Start.AddHours(2));
        var latest = new EventRequest("d-1", ContractEvents.Cancelled, Start.AddHours(2), MayApproveUnread: false, Revision: 2);

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync(latest with { Revision = 1 }), "revision 2 lets it through; cancel that one");

        Expect.Equal(2, (await store.RecordAsync(latest)).Event.Revision);
    }

    // Held until it expires, or until it is known not to have been sent.
    private static async Task A_superseded_accept_that_may_have_been_sent_is_held(
        StoreUnderTest store, Outcome anew, string sequence, int certain, int possible)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        var again = await store.DecideAsync(ContractRecords.Debit("d-1"), anew, Start.AddDays(3));
        var expires = ContractRecords.HoldOf(again.Record.Debit, Start).ExpiresAt;
        Expect.Equal(new SupersededAccept(1, Start, expires), again.Record.Superseded);

        foreach (var @event in ContractEvents.GetAll(sequence))
        {
            Expect.Equal(false, (await store.RecordAsync("d-1", @event, Start.AddDays(3))).IsRepeated);
        }

        var (sent, time) = (sequence.Contains("sent", StringComparison.Ordinal), Start.AddDays(3));
        var holds = await store.HoldsAsync(sent && certain == 1 ? Start.AddHours(2) : certain == 1 ? time : Start.AddDays(1), time);
        Expect.Equal((10m * certain, 10m * possible), (holds.NotYetPosted.Amount, holds.PossiblyPosted.Amount));
    }

    private static async Task The_hold_of_a_superseded_accept_ends_when_it_expires(StoreUnderTest store)
    {
        var first = await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start.AddHours(1));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start.AddHours(3));
        var expires = Expect.Is<Hold>(first.Record.Hold).ExpiresAt;

        Expect.Equal(Money.Parse("10.00 USD"), (await store.HoldsAsync(expires.AddTicks(-1), expires.AddTicks(-1))).PossiblyPosted);
        Expect.Equal(0, (await store.HoldsAsync(expires, expires)).Count);
    }

    private static async Task An_unapproved_review_leaves_no_hold_to_the_next_revision(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        var again = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start + ContractRecords.ValidFor);

        Expect.Equal(null, again.Record.Superseded);
        Expect.Equal(0, (await store.HoldsAsync(Start.AddHours(2), Start.AddHours(2))).Count);
    }

    private static async Task A_debit_sent_by_a_superseded_accept_is_recorded_for_that_revision(StoreUnderTest store, int? revision)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start.AddHours(2));

        var sent = await store.RecordAsync(
            new EventRequest("d-1", ContractEvents.Sent, Start.AddHours(3), MayApproveUnread: false, revision));
        var settled = await store.RecordAsync("d-1", ContractEvents.Settled);

        Expect.Equal((1, 1), (sent.Event.Revision, settled.Event.Revision));
    }

    private static async Task A_debit_that_no_revision_permitted_is_never_sent_or_settled(StoreUnderTest store, Outcome first)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), first);
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start.AddHours(2));

        foreach (var @event in ContractEvents.GetAll("sent settled returned"))
        {
            await Expect.ThrowsAsync<DebitEventRefusedException>(
                () => store.RecordAsync("d-1", @event, Start.AddDays(3)), "a declined debit cannot be");
        }
    }

    private static async Task Sending_after_a_decline_is_refused_whatever_was_decided_before(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Decline, Start.AddHours(1));

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.Sent, Start.AddHours(1)), "a declined debit cannot be sent");
    }
}
