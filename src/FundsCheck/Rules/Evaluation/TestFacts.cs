using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Evaluation;

/// <summary>
/// Creates the facts of a test. The defaults are a first WEB debit without holds, on a checking account whose balance was read at the time
/// of the debit in its currency; money and custom facts are unknown by default.
/// </summary>
public static class TestFacts
{
    /// <summary>Creates the facts of a test.</summary>
    /// <param name="test">The test.</param>
    /// <param name="ruleSet">The rule set of the test.</param>
    public static DecisionFacts Of(TestDefinition test, RuleSetDefinition ruleSet)
    {
        var given = test.Given.ToDictionary(fact => fact.Name, fact => fact.Value, StringComparer.Ordinal);
        var nothing = Money.Zero(ruleSet.Currency).ToString();
        var plain = new DecisionFacts
        {
            Amount = Money.Parse(given.GetValueOrDefault(Measures.Amount.Name) ?? string.Empty),
            EntryClass = string.Empty,
            Attempt = default,
            LastReturn = default,
            Held = Money.Parse(given.GetValueOrDefault("held") ?? nothing),
            HeldPossible = Money.Parse(given.GetValueOrDefault("held.possible") ?? nothing),
            Balance = new BalanceFacts
            {
                Available = FigureOf(BalanceFigure.Available),
                Current = FigureOf(BalanceFigure.Current),
                Limit = FigureOf(BalanceFigure.Limit),
                Currency = string.Empty,
                Source = string.Empty,
            },
        };
        return ruleSet.Measures.Facts.Concat(ruleSet.CustomFacts.Select(fact => fact.Measure)).Aggregate(plain, Give);

        DecisionFacts Give(DecisionFacts facts, Measure measure) =>
            measure.Fact is { } fact ? fact.Give(facts, given.TryGetValue(measure.Name, out var text) ? text : fact.Unstated) : facts;

        Fact<decimal> FigureOf(BalanceFigure figure) =>
            given.GetValueOrDefault(figure.Name) is { } text ? Fact.Known(Money.Parse(text).Amount) : default;
    }
}
