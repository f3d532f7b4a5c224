using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
    [Theory]
    [InlineData(Outcome.Accept, "10.00 USD", 1)]
    [InlineData(Outcome.Review, "10.00 USD", 1)]
    [InlineData(Outcome.Decline, "0.00 USD", 0)]
    public async Task Every_decision_but_a_decline_holds_its_amount(Outcome outcome, string held, int count)
    {
        await DecideAsync(Deciding.Debit("d-1"), outcome);

        var holds = await HoldsNowAsync();

        (holds.NotYetPosted, holds.PossiblyPosted, holds.Count).Should().Be((Money.Parse(held), Money.Parse("0.00 USD"), count));
    }

    [Fact]
    public async Task Holds_of_one_account_add_up()
    {
        await DecideAsync(Deciding.Debit("d-2", "0.01 USD"));
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD"));

        var holds = await HoldsNowAsync();

        holds.NotYetPosted.Should().Be(Money.Parse("10.01 USD"));
        holds.DebitIds.Should().Equal("d-1", "d-2");
    }

    [Fact]
    public async Task Holds_of_another_account_do_not_count()
    {
        await DecideAsync(Deciding.Debit("d-1", account: "account-2"));

        (await HoldsNowAsync()).Count.Should().Be(0);
    }

    [Theory]
    [InlineData(-1, "10.00 USD", "0.00 USD")]
    [InlineData(0, "0.00 USD", "10.00 USD")]
    public async Task A_hold_is_certain_until_it_can_have_been_presented_and_possible_after(int ticks, string certain, string possible)
    {
        var hold = Deciding.HoldOf((await DecideAsync(Deciding.Debit("d-1"))).Record.Debit, Start);

        var holds = await HoldsAsync(hold.PresentedFrom.AddTicks(ticks), Start.AddDays(1));

        (holds.NotYetPosted, holds.PossiblyPosted).Should().Be((Money.Parse(certain), Money.Parse(possible)));
    }

    [Theory]
    [InlineData(-1, "10.00 USD")]
    [InlineData(0, "0.00 USD")]
    public async Task A_hold_is_gone_once_it_must_be_inside_the_balance(int ticks, string possible)
    {
        var hold = Deciding.HoldOf((await DecideAsync(Deciding.Debit("d-1"))).Record.Debit, Start);

        var holds = await HoldsAsync(hold.ExpiresAt.AddTicks(ticks), Start.AddDays(30));

        (holds.NotYetPosted, holds.PossiblyPosted).Should().Be((Money.Parse("0.00 USD"), Money.Parse(possible)));
    }

    [Fact]
    public async Task Holds_count_against_the_time_of_the_balance_and_not_the_clock()
    {
        await DecideAsync(Deciding.Debit("d-1"));

        var holds = await HoldsAsync(balanceTime: Start, now: Start.AddDays(30));

        holds.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task Against_a_balance_of_unknown_time_no_hold_is_ever_gone()
    {
        await DecideAsync(Deciding.Debit("d-1"));

        var holds = await HoldsAsync(balanceTime: null, now: Start.AddDays(30));

        (holds.NotYetPosted, holds.PossiblyPosted).Should().Be((Money.Parse("0.00 USD"), Money.Parse("10.00 USD")));
    }

    [Fact]
    public async Task A_debit_that_is_decided_anew_does_not_meet_its_own_hold_but_that_of_others()
    {
        await DecideAsync(Deciding.Debit("d-1", "10.00 USD"));
        await DecideAsync(Deciding.Debit("d-2", "3.00 USD"));

        var anew = await DecideAsync(Deciding.Debit("d-1", "10.00 USD"), Outcome.Accept, Start + Deciding.ValidFor);

        (anew.Record.Revision, anew.Record.Holds.NotYetPosted).Should().Be((2, Money.Parse("3.00 USD")));
        anew.Record.Holds.DebitIds.Should().Equal("d-2");
    }

    [Theory]
    [InlineData(Outcome.Accept)]
    [InlineData(Outcome.Review)]
    public async Task A_debit_that_is_decided_anew_is_held_once(Outcome outcome)
    {
        await DecideAsync(Deciding.Debit("d-1"));
        await DecideAsync(Deciding.Debit("d-1"), outcome, Start + Deciding.ValidFor);

        var holds = await HoldsNowAsync();

        (holds.NotYetPosted, holds.Count).Should().Be((Money.Parse("10.00 USD"), 1));
    }

    [Fact]
    public async Task Where_the_clock_jumped_ahead_no_hold_ends_by_it()
    {
        var hold = (await DecideAsync(Deciding.Debit("d-1"))).Record.Hold!;
        var ahead = hold.ExpiresAt.AddDays(60);
        HoldTotals? seen = null;

        await DecideAsync(
            new DecisionRequest
            {
                Debit = Deciding.Debit("d-2"),
                RuleSet = RuleSet.Default,
                Now = ahead,
                Bounds = new ClockBounds(Start.AddHours(1), ahead),
                BalanceTime = ahead,
                Decide = context =>
                {
                    seen = context.Holds;
                    return Deciding.Record(Deciding.Debit("d-2"), Outcome.Decline, context, ahead) with
                    {
                        Bounds = new ClockBounds(Start.AddHours(1), ahead),
                    };
                },
            },
            TestToken);

        seen!.NotYetPosted.Should().Be(Money.Parse("10.00 USD"));
    }

    [Fact]
    public async Task All_holds_count_and_a_bounded_number_is_listed()
    {
        var many = HoldTotals.ListedMax + 5;
        for (var index = 0; index < many; index++)
        {
            await DecideAsync(Deciding.Debit($"d-{index:000}", "1.00 USD"));
        }

        var holds = await HoldsNowAsync();

        (holds.NotYetPosted.Amount, holds.Count).Should().Be((many, many));
        holds.DebitIds.Should().Equal(Enumerable.Range(0, HoldTotals.ListedMax).Select(index => $"d-{index:000}"));
    }
}
