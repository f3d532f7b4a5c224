namespace FundsCheck.Testing;

/// <summary>What decisions hold, and against which balance.</summary>
internal static class HoldCases
{
    private static readonly DateTimeOffset Start = ContractRecords.Start;
    private static readonly Money Nothing = Money.Zero(Currency.Usd);
    private static readonly Money Ten = Money.Parse("10.00 USD");

    public static ContractSuite<StoreUnderTest> All { get; } = new()
    {
        { Every_decision_but_a_decline_holds_its_amount, Outcome.Accept, "10.00 USD", 1 },
        { Every_decision_but_a_decline_holds_its_amount, Outcome.Review, "10.00 USD", 1 },
        { Every_decision_but_a_decline_holds_its_amount, Outcome.Decline, "0.00 USD", 0 },
        Holds_of_one_account_add_up,
        Holds_of_another_account_do_not_count,
        { A_hold_is_certain_until_it_can_have_been_presented_and_possible_after, -1, "10.00 USD", "0.00 USD" },
        { A_hold_is_certain_until_it_can_have_been_presented_and_possible_after, 0, "0.00 USD", "10.00 USD" },
        { A_hold_is_gone_once_it_must_be_inside_the_balance, -1, "10.00 USD" },
        { A_hold_is_gone_once_it_must_be_inside_the_balance, 0, "0.00 USD" },
        Holds_count_against_the_time_of_the_balance_and_not_the_clock,
        Against_a_balance_of_unknown_time_no_hold_is_ever_gone,
        A_debit_that_is_decided_anew_does_not_meet_its_own_hold_but_that_of_others,
        { A_debit_that_is_decided_anew_is_held_once, Outcome.Accept },
        { A_debit_that_is_decided_anew_is_held_once, Outcome.Review },
        Where_the_clock_jumped_ahead_no_hold_ends_by_it,
        All_holds_count_and_a_bounded_number_is_listed,
    };

    private static async Task Every_decision_but_a_decline_holds_its_amount(
        StoreUnderTest store, Outcome outcome, string held, int count)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"), outcome);

        var holds = await store.HoldsNowAsync();

        Expect.Equal((Money.Parse(held), Nothing, count), (holds.NotYetPosted, holds.PossiblyPosted, holds.Count));
    }

    private static async Task Holds_of_one_account_add_up(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-2", "0.01 USD"));
        await store.DecideAsync(ContractRecords.Debit("d-1", "10.00 USD"));

        var holds = await store.HoldsNowAsync();

        Expect.Equal(Money.Parse("10.01 USD"), holds.NotYetPosted);
        Expect.Sequence(["d-1", "d-2"], holds.DebitIds);
    }

    private static async Task Holds_of_another_account_do_not_count(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1", account: "account-2"));

        Expect.Equal(0, (await store.HoldsNowAsync()).Count);
    }

    private static async Task A_hold_is_certain_until_it_can_have_been_presented_and_possible_after(
        StoreUnderTest store, int ticks, string certain, string possible)
    {
        var hold = ContractRecords.HoldOf((await store.DecideAsync(ContractRecords.Debit("d-1"))).Record.Debit, Start);

        var holds = await store.HoldsAsync(hold.PresentedFrom.AddTicks(ticks), Start.AddDays(1));

        Expect.Equal((Money.Parse(certain), Money.Parse(possible)), (holds.NotYetPosted, holds.PossiblyPosted));
    }

    private static async Task A_hold_is_gone_once_it_must_be_inside_the_balance(StoreUnderTest store, int ticks, string possible)
    {
        var hold = ContractRecords.HoldOf((await store.DecideAsync(ContractRecords.Debit("d-1"))).Record.Debit, Start);

        var holds = await store.HoldsAsync(hold.ExpiresAt.AddTicks(ticks), Start.AddDays(30));

        Expect.Equal((Nothing, Money.Parse(possible)), (holds.NotYetPosted, holds.PossiblyPosted));
    }

    private static async Task Holds_count_against_the_time_of_the_balance_and_not_the_clock(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));

        var holds = await store.HoldsAsync(balanceTime: Start, now: Start.AddDays(30));

        Expect.Equal(Ten, holds.NotYetPosted);
    }

    private static async Task Against_a_balance_of_unknown_time_no_hold_is_ever_gone(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));

        var holds = await store.HoldsAsync(balanceTime: null, now: Start.AddDays(30));

        Expect.Equal((Nothing, Ten), (holds.NotYetPosted, holds.PossiblyPosted));
    }

    private static async Task A_debit_that_is_decided_anew_does_not_meet_its_own_hold_but_that_of_others(StoreUnderTest store)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1", "10.00 USD"));
        await store.DecideAsync(ContractRecords.Debit("d-2", "3.00 USD"));

        var anew = await store.DecideAsync(
            ContractRecords.Debit("d-1", "10.00 USD"), Outcome.Accept, Start + ContractRecords.ValidFor);

        Expect.Equal((2, Money.Parse("3.00 USD")), (anew.Record.Revision, anew.Record.Holds.NotYetPosted));
        Expect.Sequence(["d-2"], anew.Record.Holds.DebitIds);
    }

    private static async Task A_debit_that_is_decided_anew_is_held_once(StoreUnderTest store, Outcome outcome)
    {
        await store.DecideAsync(ContractRecords.Debit("d-1"));
        await store.DecideAsync(ContractRecords.Debit("d-1"), outcome, Start + ContractRecords.ValidFor);

        var holds = await store.HoldsNowAsync();

        Expect.Equal((Ten, 1), (holds.NotYetPosted, holds.Count));
    }

    private static async Task Where_the_clock_jumped_ahead_no_hold_ends_by_it(StoreUnderTest store)
    {
        var hold = Expect.Is<Hold>((await store.DecideAsync(ContractRecords.Debit("d-1"))).Record.Hold);
        var ahead = hold.ExpiresAt.AddDays(60);
        var (debit, bounds) = (ContractRecords.Debit("d-2"), new ClockBounds(Start.AddHours(1), ahead));
        var request = StoreUnderTest.RequestOf(
            debit, context => ContractRecords.Record(debit, Outcome.Decline, context, ahead) with { Bounds = bounds }, ahead);

        var commit = await store.DecideAsync(request with { Bounds = bounds });

        Expect.Equal(Ten, commit.Record.Holds.NotYetPosted);
    }

    private static async Task All_holds_count_and_a_bounded_number_is_listed(StoreUnderTest store)
    {
        var many = HoldTotals.ListedMax + 5;
        for (var index = 0; index < many; index++)
        {
            await store.DecideAsync(ContractRecords.Debit(FormattableString.Invariant($"d-{index:000}"), "1.00 USD"));
        }

        var holds = await store.HoldsNowAsync();

        Expect.Equal((many, many), (holds.NotYetPosted.Amount, holds.Count));
        Expect.Sequence(
            Enumerable.Range(0, HoldTotals.ListedMax).Select(index => FormattableString.Invariant($"d-{index:000}")), holds.DebitIds);
    }
}
