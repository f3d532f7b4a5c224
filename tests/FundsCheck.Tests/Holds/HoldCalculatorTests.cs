using FundsCheck.Holds;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Holds;

public sealed class HoldCalculatorTests
{
    private static readonly DateTimeOffset Decided = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    // A Friday at 10:00 New York time. An entry that is sent within the hour settles at the latest on Wednesday, and is posted by the end
    // of Friday, as there is no banking on Thanksgiving Day.
    private static readonly DateTimeOffset Posted = new(2026, 11, 28, 5, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "certain")]
    [InlineData(5.99, "certain")]
    [InlineData(6, "possible")]
    [InlineData(181.99, "possible")]
    [InlineData(182, "gone")]
    public void An_accept_holds_as_not_yet_posted_then_as_possibly_posted_then_not(double hours, string expected)
    {
        Posted.Should().Be(Decided.AddHours(182));
        StateAt(Record("d-1", Outcome.Accept), Decided.AddHours(hours)).Should().Be(expected);
    }

    [Theory]
    [InlineData(0.99, "certain")]
    [InlineData(1, "possible")]
    public void A_same_day_debit_is_presented_sooner(double hours, string expected) =>
        StateAt(Record("d-1", Outcome.Accept, sameDay: true), Decided.AddHours(hours)).Should().Be(expected);

    [Theory]
    [InlineData(119.99, "possible")]
    [InlineData(120, "gone")]
    public void An_open_review_holds_for_five_days(double hours, string expected) =>
        StateAt(Record("d-1", Outcome.Review), Decided.AddHours(hours)).Should().Be(expected);

    [Fact]
    public void An_effective_date_bounds_presentment_and_posting()
    {
        // A Saturday: it settles on the Monday after, and the receiving bank may post it when it comes on the Friday before.
        var record = Record("d-1", Outcome.Accept, effective: new DateOnly(2026, 12, 5));
        var friday = new DateTimeOffset(2026, 12, 4, 4, 0, 0, TimeSpan.Zero);
        var posted = new DateTimeOffset(2026, 12, 9, 5, 0, 0, TimeSpan.Zero);

        StateAt(record, friday.AddTicks(-1)).Should().Be("certain");
        StateAt(record, friday).Should().Be("possible");
        StateAt(record, posted.AddTicks(-1)).Should().Be("possible");
        StateAt(record, posted).Should().Be("gone");
    }

    [Fact]
    public void A_debit_effective_today_cannot_be_in_a_balance_read_at_once() =>
        StateAt(Record("d-1", Outcome.Accept, effective: new DateOnly(2026, 11, 20)), Decided).Should().Be("certain");

    [Fact]
    public void The_presentment_delay_of_the_host_bounds_not_yet_posted()
    {
        StateAt(Record("d-1", Outcome.Accept, delay: TimeSpan.Zero), Decided).Should().Be("possible");
        StateAt(Record("d-1", Outcome.Accept, delay: TimeSpan.FromHours(24)), Decided.AddHours(23.99)).Should().Be("certain");
    }

    [Fact]
    public void A_decline_holds_nothing() => StateAt(Record("d-1", Outcome.Decline), Decided).Should().Be("gone");

    [Fact]
    public void The_holds_of_the_debit_itself_and_of_another_currency_are_left_out()
    {
        HoldCalculator.Sum([Of(Record("d-1", Outcome.Accept))], "d-1", Currency.Usd, Decided, Decided).Count.Should().Be(0);
        HoldCalculator.Sum([Of(Record("d-1", Outcome.Accept))], "d-2", Currency.Get("EUR"), Decided, Decided).Count.Should().Be(0);
    }

    [Fact]
    public void Against_a_balance_of_unknown_time_a_hold_counts_for_thirty_days_after_its_end()
    {
        StateAt(Record("d-1", Outcome.Accept), null, Decided.AddHours(1)).Should().Be("certain");
        StateAt(Record("d-1", Outcome.Accept), null, Posted.AddDays(30).AddTicks(-1)).Should().Be("possible");
        StateAt(Record("d-1", Outcome.Accept), null, Posted.AddDays(30)).Should().Be("gone");
    }

    [Fact]
    public void Sums_are_whole_and_the_listed_ids_are_bounded()
    {
        var holds = HoldCalculator.Sum(
            Enumerable.Range(0, 30).Select(n => Of(Record($"d-{n:D2}", Outcome.Accept))), "new", Currency.Usd, Decided, Decided);

        holds.NotYetPosted.Should().Be(new Money(300m, Currency.Usd));
        holds.Count.Should().Be(30);
        holds.DebitIds.Should().HaveCount(HoldTotals.ListedMax).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    private static DebitStatus Of(DecisionRecord record) => new(record, []);

    private static string StateAt(DecisionRecord record, DateTimeOffset? balanceTime, DateTimeOffset? now = null)
    {
        var holds = HoldCalculator.Sum([Of(record)], "another", Currency.Usd, balanceTime, now ?? balanceTime ?? Decided);
        return (holds.NotYetPosted.Amount > 0m, holds.PossiblyPosted.Amount > 0m) switch
        {
            (true, false) => "certain",
            (false, true) => "possible",
            (false, false) => "gone",
            _ => "both",
        };
    }

    private static DecisionRecord Record(
        string id, Outcome outcome, bool sameDay = false, DateOnly? effective = null, TimeSpan? delay = null)
    {
        var usd = Currency.Usd;
        var debit = new Debit
        {
            Id = id,
            AccountKey = "acc",
            SourceAccountId = "acc",
            Amount = new Money(10m, usd),
            EntryClass = "WEB",
            Attempt = 1,
            SameDay = sameDay,
            EffectiveDate = effective,
        };
        var postingDelay = delay ?? TimeSpan.FromHours(sameDay ? 1 : 6);
        return new DecisionRecord
        {
            Debit = debit,
            Revision = 1,
            Reading = new BalanceReading.NotRequested(),
            Facts = new DecisionFacts
            {
                Amount = debit.Amount,
                EntryClass = "WEB",
                Attempt = Fact<int>.Known(1),
                LastReturn = Fact<string>.Known("none"),
                Held = Money.Zero(usd),
                HeldPossible = Money.Zero(usd),
            },
            Holds = HoldTotals.None(usd),
            RuleSet = RuleSet.Default.Identity,
            Verdict = new Verdict { Outcome = outcome, Reasons = [] },
            Hold = HoldCalculator.GetDecisionHold(debit, outcome, Decided, Decided.AddHours(1), postingDelay),
            PostingDelay = postingDelay,
            DecidedAt = Decided,
            ValidUntil = Decided.AddHours(1),
        };
    }
}
