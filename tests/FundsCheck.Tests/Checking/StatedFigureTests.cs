using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Checking;

/// <summary>A figure is judged as stated, by the default rule set: the debit is of 75.00 USD.</summary>
public sealed class StatedFigureTests
{
    private const decimal Amount = 75.00m;

    [Fact]
    public async Task Reviews_a_debit_that_a_current_of_fifteen_decimals_does_not_cover()
    {
        var decision = await CheckAsync(500.00m, 10.000000000000002m);

        Codes(decision).Should().Equal("CURRENT_DOES_NOT_COVER");
        decision.Outcome.Should().Be(Outcome.Review);
        decision.Reasons[0].Operand.Should().Be("-64.999999999999998 USD");
    }

    [Fact]
    public async Task Declines_a_debit_that_an_available_of_seventeen_decimals_does_not_cover()
    {
        var decision = await CheckAsync(0.30000000000000004m, 500m);

        Codes(decision).Should().Equal("INSUFFICIENT_AVAILABLE");
        decision.Outcome.Should().Be(Outcome.Decline);
        decision.Reasons[0].Operand.Should().Be("-74.69999999999999996 USD");
        decision.Reasons[0].Text
            .Should().Contain("available 0.30000000000000004 USD - held 0.00 USD - amount 75.00 USD leaves -74.69999999999999996 USD");
        decision.MaxAcceptableAmount.Should().Be(new Money(0.30m, Currency.Usd));
    }

    [Fact]
    public async Task Accepts_a_debit_that_a_balance_of_eleven_decimals_covers()
    {
        var decision = await CheckAsync(83710.79999999999m, 83710.79999999999m);

        decision.Outcome.Should().Be(Outcome.Accept);
        decision.Reasons.Should().BeEmpty();
        decision.Record.Facts.Balance!.Available.Value.Should().Be(83710.79999999999m);
    }

    [Fact]
    public async Task Declines_a_debit_that_misses_by_the_last_of_fourteen_decimals()
    {
        var decision = await CheckAsync(74.99999999999999m, 74.99999999999999m);

        Codes(decision).Should().Equal("INSUFFICIENT_AVAILABLE", "CURRENT_DOES_NOT_COVER");
        decision.Outcome.Should().Be(Outcome.Decline);
        decision.Reasons[0].Operand.Should().Be("-0.00000000000001 USD");
        decision.MaxAcceptableAmount.Should().Be(new Money(74.99m, Currency.Usd));
    }

    [Theory]
    [InlineData("75.0000000000000000000000000", Outcome.Accept)]
    [InlineData("75.00000000000000000000000001", Outcome.Accept)]
    [InlineData("74.99999999999999999999999999", Outcome.Decline)]
    [InlineData("100000000000000.01", Outcome.Accept)]
    [InlineData("79228162514264337593543950335", Outcome.Accept)]
    [InlineData("-79228162514264337593543950335", Outcome.Decline)]
    public async Task Judges_a_figure_of_any_size_and_any_decimals(string figure, Outcome outcome)
    {
        var stated = decimal.Parse(figure, CultureInfo.InvariantCulture);

        var decision = await CheckAsync(stated, stated);

        decision.Outcome.Should().Be(outcome);
    }

    [Fact]
    public async Task Counts_holds_against_a_figure_to_its_last_decimal()
    {
        using var host = new Host().Holding(150.00m);
        await host.Checker.CheckAsync(Host.Debit("d-1", Amount));

        host.Holding(149.99999999999999m);
        var short1 = await host.Checker.CheckAsync(Host.Debit("d-2", Amount));
        host.Holding(150.00000000000001m);
        var enough = await host.Checker.CheckAsync(Host.Debit("d-3", Amount));

        (short1.Outcome, enough.Outcome).Should().Be((Outcome.Decline, Outcome.Accept));
        short1.MaxAcceptableAmount.Should().Be(new Money(74.99m, Currency.Usd));
    }

    [Fact]
    public async Task Judges_a_custom_fact_of_money_as_stated()
    {
        using var host = new Host(RuleSetOfOwed()).Holding(500m);

        var below = await host.Checker.CheckAsync(Owing("d-1", 99.999999999999999m));
        var at = await host.Checker.CheckAsync(Owing("d-2", 100m));
        var above = await host.Checker.CheckAsync(Owing("d-3", 100.000000000000001m));

        (below.Outcome, at.Outcome, above.Outcome).Should().Be((Outcome.Accept, Outcome.Accept, Outcome.Review));
        above.Reasons.Should().ContainSingle().Which.Operand.Should().Be("100.000000000000001 USD");
    }

    private static ProposedDebit Owing(string id, decimal owed) => Host.Debit(id, Amount) with
    {
        Facts = new Dictionary<string, CustomFact> { ["x.owed"] = CustomFact.From(new Money(owed, Currency.Usd)) },
    };

    private static RuleSet RuleSetOfOwed() => FundsCheck.Tests.Rules.RuleFileText.Load("""
        { "id": "owed", "why": "the customer owes too much", "measure": "x.owed",
          "bands": [ { "upTo": "100.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_OWES" } ],
          "ifUnknown": { "then": "accept", "reason": "HOST_FACT_UNKNOWN", "because": "not every customer has a bill" } }
        """);

    private static IEnumerable<string> Codes(FundsDecision decision) => decision.Reasons.Select(reason => reason.Code);

    private static async Task<FundsDecision> CheckAsync(decimal available, decimal current)
    {
        using var host = new Host();
        var reading = new BalanceReading.Succeeded(host.Balance(available, current));
        return await host.Checker.CheckAsync(Host.Debit("d-1", Amount), reading);
    }
}
