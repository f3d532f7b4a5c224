using FundsCheck.Balances;
using FundsCheck.Decisions;
using FundsCheck.Rules;
using FundsCheck.Rules.Facts;

namespace FundsCheck.Tests.Decisions;

public sealed class WhenHoldsAreSummed
{
    private static readonly DateTimeOffset Decided = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, "certain")]
    [InlineData(11.99, "certain")]
    [InlineData(12, "possible")]
    [InlineData(167.99, "possible")]
    [InlineData(168, "gone")]
    public void An_accept_holds_certainly_then_possibly_then_not(double hours, string expected) =>
        StateAt(Record("d-1", Outcome.Accept), Decided.AddHours(hours)).Should().Be(expected);

    [Theory]
    [InlineData(1.99, "certain")]
    [InlineData(2, "possible")]
    public void Same_day_is_presented_sooner(double hours, string expected) =>
        StateAt(Record("d-1", Outcome.Accept, sameDay: true), Decided.AddHours(hours)).Should().Be(expected);

    [Theory]
    [InlineData(119.99, "possible")]
    [InlineData(120, "gone")]
    public void A_review_that_nobody_answers_holds_for_five_days(double hours, string expected) =>
        StateAt(Record("d-1", Outcome.Review), Decided.AddHours(hours)).Should().Be(expected);

    [Fact]
    public void An_effective_date_says_when_it_is_presented_and_when_it_must_be_there()
    {
        var record = Record("d-1", Outcome.Accept, effective: new DateOnly(2026, 11, 23));
        var day = new DateTimeOffset(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

        StateAt(record, day.AddTicks(-1)).Should().Be("certain");
        StateAt(record, day).Should().Be("possible");
        StateAt(record, day.AddDays(5).AddTicks(-1)).Should().Be("possible");
        StateAt(record, day.AddDays(5)).Should().Be("gone");
    }

    [Fact]
    public void A_debit_effective_today_cannot_be_in_a_balance_read_at_once() =>
        StateAt(Record("d-1", Outcome.Accept, effective: new DateOnly(2026, 11, 20)), Decided).Should().Be("certain");

    [Fact]
    public void A_decline_holds_nothing() => StateAt(Record("d-1", Outcome.Decline), Decided).Should().Be("gone");

    [Fact]
    public void Its_own_hold_and_those_of_another_currency_are_left_out()
    {
        HoldLedger.Sum([Of(Record("d-1", Outcome.Accept))], "d-1", Currency.Usd, Decided, Decided).Count.Should().Be(0);
        HoldLedger.Sum([Of(Record("d-1", Outcome.Accept))], "d-2", Currency.Of("EUR"), Decided, Decided).Count.Should().Be(0);
    }

    [Fact]
    public void Against_a_balance_of_unknown_time_none_is_gone_for_thirty_days_after_its_end()
    {
        StateAt(Record("d-1", Outcome.Accept), null, Decided.AddHours(1)).Should().Be("certain");
        StateAt(Record("d-1", Outcome.Accept), null, Decided.AddDays(37).AddTicks(-1)).Should().Be("possible");
        StateAt(Record("d-1", Outcome.Accept), null, Decided.AddDays(37)).Should().Be("gone");
    }

    [Fact]
    public void Sums_are_whole_and_the_listed_ids_are_bounded()
    {
        var holds = HoldLedger.Sum(Enumerable.Range(0, 30).Select(n => Of(Record($"d-{n:D2}", Outcome.Accept))), "new", Currency.Usd, Decided, Decided);

        holds.Certain.Should().Be(new Money(300m, Currency.Usd));
        holds.Count.Should().Be(30);
        holds.DebitIds.Should().HaveCount(Holds.ListedMax).And.BeInAscendingOrder(StringComparer.Ordinal);
    }

    private static DebitHistory Of(DecisionRecord record) => new(record, []);

    private static string StateAt(DecisionRecord record, DateTimeOffset? balanceTime, DateTimeOffset? now = null)
    {
        var holds = HoldLedger.Sum([Of(record)], "another", Currency.Usd, balanceTime, now ?? balanceTime ?? Decided);
        return (holds.Certain.Amount > 0m, holds.Possible.Amount > 0m) switch
        {
            (true, false) => "certain",
            (false, true) => "possible",
            (false, false) => "gone",
            _ => "both",
        };
    }

    private static DecisionRecord Record(string id, Outcome outcome, bool sameDay = false, DateOnly? effective = null)
    {
        var usd = Currency.Usd;
        var debit = new RecordedDebit { Id = id, AccountKey = "acc", SourceAccountId = "acc", Amount = new Money(10m, usd), EntryClass = "WEB", Attempt = 1, SameDay = sameDay, EffectiveDate = effective };
        return new DecisionRecord
        {
            Debit = debit,
            Revision = 1,
            Reading = new BalanceReading.NotNeeded(),
            Facts = new DecisionFacts { Amount = debit.Amount, EntryClass = "WEB", Attempt = Fact<int>.Known(1), LastReturn = Fact<string>.Known("none"), Held = Money.Zero(usd), HeldPossible = Money.Zero(usd), Reading = "read" },
            Holds = Holds.None(usd),
            RuleSet = RuleSet.Default.Identity,
            Verdict = new Verdict { Outcome = outcome, Reasons = [] },
            Hold = Hold.Of(debit, outcome, Decided),
            DecidedAt = Decided,
            ValidUntil = Decided,
        };
    }
}
