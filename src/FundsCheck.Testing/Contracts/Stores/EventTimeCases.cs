using FundsCheck.Holds;
using FundsCheck.Storage;

namespace FundsCheck.Testing;

/// <summary>The times of events: stated, missing and impossible ones.</summary>
internal static class EventTimeCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        { An_event_at_an_impossible_time_is_refused, "sent", -5, "before it was decided at 2026-11-02T15:00:00Z" },
        { An_event_at_an_impossible_time_is_refused, "settled", -2_880, "before it was decided at 2026-11-02T15:00:00Z" },
        { An_event_at_an_impossible_time_is_refused, "settled of the year 1", 0, "before it was decided at 2026-11-02T15:00:00Z" },
        { An_event_at_an_impossible_time_is_refused, "sent of 2020", 0, "before it was decided at 2026-11-02T15:00:00Z" },
        {
            An_event_at_an_impossible_time_is_refused, "sent", 65,
            "it is not yet 2026-11-02T16:05:00Z: the clock shows 2026-11-02T16:00:00Z"
        },
        { An_event_at_an_impossible_time_is_refused, "settled", 1_000_000, "it is not yet" },
        { An_event_that_follows_sending_is_not_before_it, "settled" },
        { An_event_that_follows_sending_is_not_before_it, "returned" },
        { An_event_without_a_time_is_recorded_at_the_clock_and_repeated_at_any_later_time, "sent" },
        { An_event_without_a_time_is_recorded_at_the_clock_and_repeated_at_any_later_time, "settled" },
        { An_event_without_a_time_is_recorded_at_the_clock_and_repeated_at_any_later_time, "returned" },
        A_debit_sent_while_the_clock_is_set_back_holds_from_the_latest_possible_time,
        { A_debit_is_not_settled_or_returned_before_its_bank_has_it, "settled" },
        { A_debit_is_not_settled_or_returned_before_its_bank_has_it, "returned" },
    };

    private static async Task An_event_at_an_impossible_time_is_refused(
        StoreUnderTest store, string name, int minutes, string refusal)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        DebitEvent @event = name switch
        {
            "settled of the year 1" => new DebitEvent.Settled(default(DateTimeOffset)),
            "sent of 2020" => new DebitEvent.Sent(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero)),
            "sent" => new DebitEvent.Sent(Start.AddMinutes(minutes)),
            _ => new DebitEvent.Settled(Start.AddMinutes(minutes)),
        };

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", @event, Start.AddHours(1)), $"`d-1`*{refusal}");

        Expect.Equal(1, (await store.HoldsNowAsync()).Count);
    }

    private static async Task An_event_that_follows_sending_is_not_before_it(StoreUnderTest store, string name)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.RecordAsync("d-1", new DebitEvent.Sent(Start.AddDays(3)));

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", ContractEvents.Get(name), Start.AddDays(3)),
            $"cannot be {name} at *, before it was sent at 2026-11-05T15:00:00Z");
    }

    private static async Task An_event_without_a_time_is_recorded_at_the_clock_and_repeated_at_any_later_time(
        StoreUnderTest store, string name)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        DebitEvent timeless = name switch
        {
            "sent" => new DebitEvent.Sent(),
            "settled" => new DebitEvent.Settled(),
            _ => new DebitEvent.Returned(null, "R01"),
        };
        if (timeless is DebitEvent.Returned)
        {
            await store.RecordAsync("d-1", new DebitEvent.Sent(), Start.AddHours(1));
        }

        var first = await store.RecordAsync("d-1", timeless, Start.AddHours(2));
        var again = await store.RecordAsync("d-1", timeless, Start.AddHours(3));

        Expect.Equal(Start.AddHours(2), first.Event.OccurredAt);
        Expect.Equal((true, first.Event), (again.IsRepeated, again.Event));
    }

    private static async Task A_debit_sent_while_the_clock_is_set_back_holds_from_the_latest_possible_time(StoreUnderTest store)
    {
        var decision = await store.DecideAsync(ContractRecords.Debit("d-1"));
        var back = Start.AddDays(-30);

        var sent = await store.RecordAsync(new EventRequest(
            "d-1", new DebitEvent.Sent(), back, MayApproveUnread: false, Bounds: new ClockBounds(back, Start.AddHours(1))));

        Expect.Equal((back, Start.AddHours(1)), (sent.Event.OccurredAt, sent.Event.LatestTime));
        Expect.Equal(
            Money.Parse("10.00 USD"), (await store.HoldsAsync(Start.AddHours(7).AddTicks(-1), Start.AddHours(7))).NotYetPosted);
        var expires = Expect.Is<Hold>(decision.Record.Hold).ExpiresAt;
        Expect.Equal(1, (await store.HoldsAsync(expires.AddTicks(-1), expires)).Count);
    }

    private static async Task A_debit_is_not_settled_or_returned_before_its_bank_has_it(StoreUnderTest store, string name)
    {
        await store.DecideAsync(
            ContractRecords.Debit("d-1") with { EffectiveDate = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(30) });
        await store.RecordAsync("d-1", new DebitEvent.Sent());
        var hold = Expect.Is<Hold>(HoldCalculator.GetDebitHold(await store.GetAsync("d-1")));
        DebitEvent @event = name switch
        {
            "settled" => new DebitEvent.Settled(),
            _ => new DebitEvent.Returned(null, "R01"),
        };

        await Expect.ThrowsAsync<DebitEventRefusedException>(
            () => store.RecordAsync("d-1", @event, hold.PresentedFrom.AddMinutes(-1)), "its effective date is*nobody has it before");

        Expect.Equal(false, (await store.RecordAsync("d-1", @event, hold.PresentedFrom)).IsRepeated);
    }
}
