using FundsCheck.Rules.Language;

namespace FundsCheck.Tests.Decisions;

/// <summary>Moves the facts of one measure to its worse side.</summary>
internal static class MovedFacts
{
    /// <summary>The smallest step of a measure; for a balance, which may have any number of decimals, a step below a cent.</summary>
    public static decimal StepOf(Measure measure) => measure switch
    {
        { Unit: MeasureUnit.Money, IsCustom: false, Name: not ("amount" or "exposure") } => 0.000_000_01m,
        { Unit: MeasureUnit.Money or MeasureUnit.Percent } => 0.01m,
        _ => 1m,
    };

    /// <summary>Reads a margin as a number: major units, percent, whole numbers or seconds.</summary>
    public static decimal Parse(string margin, MeasureUnit unit) => unit switch
    {
        MeasureUnit.Money => Money.Parse(margin).Amount,
        MeasureUnit.Percent => decimal.Parse(margin.TrimEnd('%'), System.Globalization.CultureInfo.InvariantCulture),
        MeasureUnit.Duration => Duration(margin),
        _ => decimal.Parse(margin, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>The moved facts; null where the fact has no such value, as a negative duration.</summary>
    public static DecisionFacts? Worsen(DecisionFacts facts, Measure measure, decimal distance) => measure.Name switch
    {
        "amount" => facts with { Amount = facts.Amount + new Money(distance, facts.Amount.Currency) },
        "exposure" => facts with { Held = facts.Held + new Money(distance, facts.Held.Currency) },
        "cover.available" => Available(facts, distance * facts.Amount.Amount / 100m),
        "available" or "headroom.available" or "headroom.overdraft" => Available(facts, distance),
        "headroom.current" => Change(facts, balance => balance with { Current = Fact.Known(balance.Current.Value - distance) }),
        "headroom.credit" => Change(facts, balance => balance with { Current = Fact.Known(balance.Current.Value + distance) }),
        "balance.age" => Change(
            facts, balance => balance with { Age = Fact.Known(balance.Age.Value + TimeSpan.FromSeconds((double)distance)) }),
        "debit.attempt" => facts with { Attempt = Fact.Known(facts.Attempt.Value + (int)distance) },
        _ => WorsenCustom(facts, measure, distance),
    };

    private static DecisionFacts? WorsenCustom(DecisionFacts facts, Measure measure, decimal distance)
    {
        var fact = facts.Custom.Single(fact => fact.Name == measure.Name);
        var signed = measure.Worse == WorseSide.Higher ? distance : -distance;
        var moved = fact.Value.Value.Value switch
        {
            Money money => CustomFact.From(new Money(money.Amount + signed, money.Currency)),
            TimeSpan duration => CustomFact.From(duration + TimeSpan.FromSeconds((double)signed)),
            decimal percent when percent + signed is >= 0m and <= 10_000m => CustomFact.FromPercent(percent + signed),
            long integer => CustomFact.From(integer + (long)signed),
            _ => null,
        };
        return moved?.Type != fact.Type
            ? null
            : facts with { Custom = [.. facts.Custom.Where(other => other != fact), fact with { Value = Fact.Known(moved) }] };
    }

    private static decimal Duration(string text)
    {
        ThresholdSyntax.TryReadDuration(text, out var duration).Should().BeTrue(text);
        return (decimal)duration.TotalSeconds;
    }

    private static DecisionFacts Available(DecisionFacts facts, decimal distance) =>
        Change(facts, balance => balance with { Available = Fact.Known(balance.Available.Value - distance) });

    private static DecisionFacts Change(DecisionFacts facts, Func<BalanceFacts, BalanceFacts> change) =>
        facts with { Balance = change(facts.Balance!) };
}
