using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Evaluation;

/// <summary>
/// 20.00 is held for certain and 30.00 possibly, of 200.00 available, 210.00 current and a limit of 100.00: by hand, to the cent.
/// </summary>
public sealed class HoldMeasureTests
{
    [Theory]
    [InlineData("exposure", "\"upTo\": \"100.00 USD\"", true, 50.00, 80.00)]
    [InlineData("headroom.available", "\"below\": \"0.00 USD\"", false, 150.00, 180.00)]
    [InlineData("headroom.available", "\"below\": \"5.00 USD\"", false, 145.00, 175.00)]
    [InlineData("headroom.current", "\"below\": \"0.00 USD\"", false, 160.00, 190.00)]
    [InlineData("headroom.overdraft", "\"below\": \"0.00 USD\"", false, 250.00, 280.00)]
    [InlineData("cover.available", "\"below\": \"110%\"", false, 136.36, 163.63)]
    public void An_amount_is_accepted_only_where_all_possible_holds_may_count(
        string measure, string band, bool isAccept, double lastAccepted, double lastPossible)
    {
        var bandList = isAccept ? Tried.UpTo(band) : Tried.From(band, """ "then": "review", "reason": "X_UNKNOWN" """);
        var rules = Tried.RulesOf(measure, bandList, "-900.00 USD");

        Describe(rules, (decimal)lastAccepted).Should().Be("accept");
        Describe(rules, (decimal)lastAccepted + 0.01m).Should().Be("review HOLD_POSSIBLE");
        Describe(rules, (decimal)lastPossible).Should().Be("review HOLD_POSSIBLE");
        Describe(rules, (decimal)lastPossible + 0.01m).Should().Be("decline X_TRIED");
    }

    private static string Describe(RuleSet rules, decimal amount)
    {
        var verdict = rules.Judge(FactsOf(amount));
        return string.Join(
            ' ', verdict.Reasons.Where(reason => reason.Check == "tried").Select(reason => reason.Code).Prepend(verdict.Outcome.ToName()));
    }

    private static DecisionFacts FactsOf(decimal amount) => Tried.FactsOf(amount) with
    {
        Held = Money.Parse("20.00 USD"),
        HeldPossible = Money.Parse("30.00 USD"),
        Balance = Tried.Balance with
        {
            Available = Fact<decimal>.Known(200m),
            Current = Fact<decimal>.Known(210m),
            Limit = Fact<decimal>.Known(100m),
        },
    };
}
