using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>Which reviews are open.</summary>
internal static class OpenReviewCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<ReaderUnderTest> All { get; } = new()
    {
        Only_a_review_is_an_open_review,
        An_open_review_has_its_decision_and_no_event,
        { An_answered_or_closed_review_is_left_out, "approved" },
        { An_answered_or_closed_review_is_left_out, "rejected" },
        { An_answered_or_closed_review_is_left_out, "cancelled" },
        { An_answered_or_closed_review_is_left_out, "approved sent" },
        { An_answered_or_closed_review_is_left_out, "approved sent settled returned" },
        A_review_of_a_debit_that_was_sent_by_an_earlier_accept_is_left_out,
        A_lapsed_review_is_left_out,
        A_lapsed_review_is_left_out_while_an_earlier_accept_is_held,
        { A_debit_that_was_decided_anew_appears_by_its_latest_decision_only, Outcome.Accept },
        { A_debit_that_was_decided_anew_appears_by_its_latest_decision_only, Outcome.Review },
        { A_debit_that_was_decided_anew_appears_by_its_latest_decision_only, Outcome.Decline },
    };

    private static async Task Only_a_review_is_an_open_review(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Decline);
        Expect.Sequence([], await reader.OpenIdsAsync());

        await reader.Store.DecideAsync(ContractRecords.Debit("d-3"), Outcome.Review);

        Expect.Sequence(["d-3"], await reader.OpenIdsAsync());
    }

    private static async Task An_open_review_has_its_decision_and_no_event(ReaderUnderTest reader)
    {
        var review = await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        var status = (await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start))).Single().Status;

        Expect.Record(review.Record, status.Record);
        Expect.Equal(0, status.Events.Count);
    }

    private static async Task An_answered_or_closed_review_is_left_out(ReaderUnderTest reader, string sequence)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Review);
        foreach (var @event in ContractEvents.GetAll(sequence))
        {
            await reader.Store.RecordAsync("d-1", @event);
        }

        Expect.Sequence(["d-2"], await reader.OpenIdsAsync());
    }

    private static async Task A_review_of_a_debit_that_was_sent_by_an_earlier_accept_is_left_out(ReaderUnderTest reader)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"));
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review, Start.AddHours(2));
        Expect.Sequence(["d-1"], await reader.OpenIdsAsync());

        await reader.Store.RecordAsync(
            new EventRequest("d-1", ContractEvents.Sent, Start.AddHours(3), MayApproveUnread: false, Revision: 1));

        Expect.Sequence([], await reader.OpenIdsAsync());
    }

    private static async Task A_lapsed_review_is_left_out(ReaderUnderTest reader)
    {
        var review = await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        var lapses = Expect.Is<Hold>(review.Record.Hold).ExpiresAt;

        Expect.Sequence(["d-1"], await reader.OpenIdsAsync(lapses.AddTicks(-1)));
        Expect.Sequence([], await reader.OpenIdsAsync(lapses));
    }

    // The accept may have been sent, and its hold ends later than the review lapses.
    private static async Task A_lapsed_review_is_left_out_while_an_earlier_accept_is_held(ReaderUnderTest reader)
    {
        var debit = ContractRecords.Debit("d-1") with { EffectiveDate = new DateOnly(2026, 11, 20) };
        await reader.Store.DecideAsync(debit);
        var review = await reader.Store.DecideAsync(debit, Outcome.Review, Start.AddHours(2));
        var lapses = Expect.Is<Hold>(review.Record.Hold).ExpiresAt;
        Expect.Equal(true, review.Record.Superseded?.ExpiresAt > lapses);

        Expect.Sequence(["d-1"], await reader.OpenIdsAsync(lapses.AddTicks(-1)));
        Expect.Sequence([], await reader.OpenIdsAsync(lapses));
    }

    private static async Task A_debit_that_was_decided_anew_appears_by_its_latest_decision_only(ReaderUnderTest reader, Outcome latest)
    {
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-2"), Outcome.Review);
        await reader.Store.DecideAsync(ContractRecords.Debit("d-1"), latest, Start + ContractRecords.ValidFor);

        var reviews = await reader.ReadOpenReviewsAsync(new OpenReviewQuery(Start));

        Expect.Sequence(
            latest == Outcome.Review ? [("d-2", 1), ("d-1", 2)] : [("d-2", 1)],
            reviews.Select(review => (review.Status.Record.Debit.Id, review.Status.Record.Revision)));
    }
}
