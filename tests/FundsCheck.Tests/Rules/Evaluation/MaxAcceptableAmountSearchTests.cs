using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Tests.Rules.Evaluation;

/// <summary>The largest amount that would have been accepted, beside trying every cent.</summary>
public sealed class MaxAcceptableAmountSearchTests
{
    private const int FactsEach = 40;
    private const int CentsMax = 4_500;

    [Theory]
    [InlineData("amount", "\"upTo\": \"7.50 USD\"", null)]
    [InlineData("amount", "\"below\": \"7.50 USD\"", null)]
    [InlineData("amount", "\"upTo\": \"0.01 USD\"", null)]
    [InlineData("exposure", "\"upTo\": \"12.34 USD\"", null)]
    [InlineData("exposure", "\"below\": \"12.34 USD\"", null)]
    [InlineData("headroom.available", null, "\"below\": \"0.00 USD\"")]
    [InlineData("headroom.available", null, "\"upTo\": \"1.25 USD\"")]
    [InlineData("headroom.available", null, "\"below\": \"-3.00 USD\"")]
    [InlineData("headroom.current", null, "\"below\": \"0.50 USD\"")]
    [InlineData("headroom.overdraft", null, "\"below\": \"0.00 USD\"")]
    [InlineData("headroom.credit", null, "\"below\": \"2.00 USD\"")]
    [InlineData("cover.available", null, "\"below\": \"110%\"")]
    [InlineData("cover.available", null, "\"upTo\": \"133.33%\"")]
    [InlineData("cover.available", null, "\"below\": \"33%\"")]
    public void The_result_is_the_largest_amount_that_is_accepted_when_every_cent_is_tried(
        string measure, string? acceptBand, string? refuseBand)
    {
        var bandList = acceptBand is null
            ? Tried.From(refuseBand!, """ "then": "accept", "reason": "X_UNKNOWN", "because": "the other check decides" """)
            : Tried.UpTo(acceptBand);
        var rules = Tried.RulesOf(measure, bandList, "-100.00 USD");
        var random = new Random(20_261_121);
        var found = 0;

        for (var number = 0; number < FactsEach; number++)
        {
            var facts = FactsOf(random);
            var verdict = rules.Judge(facts);

            var expected = verdict.Outcome == Outcome.Accept ? null : LargestByTrying(rules, facts);
            verdict.MaxAcceptableAmount.Should().Be(expected, "of {0}", facts);
            found += expected is null ? 0 : 1;
        }

        found.Should().BeGreaterThan(3);
    }

    private static Money? LargestByTrying(RuleSet rules, DecisionFacts facts)
    {
        for (var cents = (int)(facts.Amount.Amount * 100) - 1; cents > 0; cents--)
        {
            var amount = new Money(cents / 100m, Currency.Usd);
            if (rules.JudgeWithoutTexts(facts with { Amount = amount }).Outcome == Outcome.Accept)
            {
                return amount;
            }
        }

        return null;
    }

    private static DecisionFacts FactsOf(Random random) => Tried.FactsOf(random.Next(1, CentsMax + 1) / 100m) with
    {
        Held = Cents(random, 0, 500),
        HeldPossible = random.Chance(60) ? Money.Zero(Currency.Usd) : Cents(random, 1, 700),
        Balance = Tried.Balance with
        {
            Available = Amount(random, 0),
            Current = Amount(random, 0),
            Limit = Amount(random, 1_500),
            Kind = Fact<AccountKind>.Known(AccountKinds.ByName[random.Chance(60) ? "checking" : "credit card"]),
        },
    };

    private static Money Cents(Random random, int least, int most) => new(random.Next(least, most + 1) / 100m, Currency.Usd);

    // Some finer than a cent, as banks give them.
    private static Fact<decimal> Amount(Random random, int more) => random.Chance(10)
        ? default
        : Fact<decimal>.Known(((random.Next(-1_000, 2_000) + more) / 100m)
            + (random.Chance(30) ? random.Next(-9_999, 10_000) / 1_000_000m : 0m));
}
