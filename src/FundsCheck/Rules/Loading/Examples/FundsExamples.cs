using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>Two debits, one with plenty of money and one with none, that are accepted alike.</summary>
internal static class FundsExamples
{
    private const decimal Plenty = 1_000_000m;
    private const decimal Little = 1m;

    private static readonly string[] Balances = ["available", "current"];

    public static IReadOnlyList<RuleExample> Missing(ExampleScene scene)
    {
        var guarded = scene.Checks.Where(check => check.Check.Ladder.Measure.IsFunds);
        if (scene.Find(null, [.. guarded.Select(check => check.Quiet)]) is not { } given)
        {
            return [];
        }

        var pairs = new[] { (Rich: WithBalances(given, Plenty), Poor: WithBalances(given, 0m)), (Rich: WithAmount(given, Little), Poor: WithAmount(given, EntryLimits.AmountMax)) };
        return [.. pairs.Where(pair => scene.OutcomeOf(pair.Rich) == Outcome.Accept && scene.OutcomeOf(pair.Poor) == Outcome.Accept).Take(1).SelectMany(pair => new[]
        {
            ExampleScene.Example(pair.Rich, "accept"),
            ExampleScene.Example(pair.Poor, "accept: the same, though the money is not there"),
        })];

        IReadOnlyList<TestFact> WithBalances(IReadOnlyList<TestFact> facts, decimal amount) =>
            Balances.Aggregate(facts, (changed, name) => GivenChange.With(changed, name, new Money(amount, scene.Currency).ToString()));

        IReadOnlyList<TestFact> WithAmount(IReadOnlyList<TestFact> facts, decimal amount) => GivenChange.With(facts, "amount", new Money(amount, scene.Currency).ToString());
    }
}
