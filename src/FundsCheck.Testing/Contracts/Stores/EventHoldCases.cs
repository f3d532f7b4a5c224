using FundsCheck.Holds;

namespace FundsCheck.Testing;

/// <summary>What a debit holds after its events.</summary>
internal static class EventHoldCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        { A_debit_that_is_never_presented_holds_nothing, "rejected" },
        { A_debit_that_is_never_presented_holds_nothing, "approved cancelled" },
        { A_debit_that_is_never_presented_holds_nothing, "approved sent returned" },
        { A_settled_debit_holds_until_the_bank_must_have_posted_it, -1, 1 },
        { A_settled_debit_holds_until_the_bank_must_have_posted_it, 0, 0 },
        A_debit_sent_late_holds_from_the_time_of_sending,
        An_approved_review_may_be_sent_to_the_end_and_is_held_until_it_must_be_posted,
        From_its_settlement_on_a_debit_may_be_in_the_balance,
    };

    private static async Task A_debit_that_is_never_presented_holds_nothing(StoreUnderTest store, string sequence)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);

        foreach (var @event in ContractEvents.GetAll(sequence))
        {
            await store.RecordAsync("d-1", @event);
        }

        Expect.Equal(0, (await store.HoldsNowAsync()).Count);
    }

    private static async Task A_settled_debit_holds_until_the_bank_must_have_posted_it(StoreUnderTest store, int ticks, int count)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", ContractEvents.Settled);

        var posted = Start.AddDays(1) + HoldCalculator.PostingLag;

        Expect.Equal(count, (await store.HoldsAsync(posted.AddTicks(ticks), posted.AddTicks(ticks))).Count);
    }

    private static async Task A_debit_sent_late_holds_from_the_time_of_sending(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", new DebitEvent.Sent(Start.AddDays(6)), Start.AddDays(6));

        var holds = await store.HoldsAsync(Start.AddDays(8), Start.AddDays(8));

        Expect.Equal(1, holds.Count);
    }

    private static async Task An_approved_review_may_be_sent_to_the_end_and_is_held_until_it_must_be_posted(StoreUnderTest store)
    {
        var review = await store.DecideAsync(ContractRecords.Debit("d-1"), Outcome.Review);
        await store.RecordAsync("d-1", ContractEvents.Approved);

        // Monday, and 5 days: sent by Saturday, settled at the latest on Wednesday as Veterans Day has no banking, posted by Friday's end.
        var (lapses, posted) = (Expect.Is<Hold>(review.Record.Hold).ExpiresAt, new DateTimeOffset(2026, 11, 14, 5, 0, 0, TimeSpan.Zero));

        Expect.Equal(Start.AddDays(5), lapses);
        Expect.Equal(1, (await store.HoldsAsync(posted.AddTicks(-1), posted.AddTicks(-1))).Count);
        Expect.Equal(0, (await store.HoldsAsync(posted, posted)).Count);
    }

    private static async Task From_its_settlement_on_a_debit_may_be_in_the_balance(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", new DebitEvent.Sent(Start));
        await store.RecordAsync("d-1", new DebitEvent.Settled(Start.AddHours(2)));

        var before = await store.HoldsAsync(Start.AddHours(2).AddTicks(-1), Start.AddHours(3));
        var after = await store.HoldsAsync(Start.AddHours(2), Start.AddHours(3));

        Expect.Equal(
            (Money.Parse("10.00 USD"), Money.Parse("0.00 USD"), Money.Parse("10.00 USD")),
            (before.NotYetPosted, after.NotYetPosted, after.PossiblyPosted));
    }
}
