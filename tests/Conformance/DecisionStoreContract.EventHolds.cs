using FundsCheck.Holds;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
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
}
