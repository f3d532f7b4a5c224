using FundsCheck.Holds;
using FundsCheck.Storage;

namespace FundsCheck.Conformance;

public abstract partial class DecisionStoreContract
{
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

    [Theory]
    [InlineData("settled")]
    [InlineData("returned")]
    public async Task A_debit_is_not_settled_or_returned_before_its_bank_has_it(string name)
    {
        var debit = Deciding.Debit("d-1") with { EffectiveDate = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(30) };
        await DecideAsync(debit);
        await RecordAsync("d-1", new DebitEvent.Sent());
        var hold = HoldCalculator.GetDebitHold(await HistoryAsync("d-1"))!;
        DebitEvent what = name == "settled" ? new DebitEvent.Settled() : new DebitEvent.Returned(null, "R01");

        var early = () => RecordAsync("d-1", what, hold.PresentedFrom.AddMinutes(-1));

        (await early.Should().ThrowAsync<DebitEventRefusedException>()).WithMessage("*its effective date is*nobody has it before*");
        (await RecordAsync("d-1", what, hold.PresentedFrom)).IsRepeated.Should().BeFalse();
    }
}
