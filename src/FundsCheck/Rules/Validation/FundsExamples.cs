using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds two accepted debits, one covered and one not covered by the money.</summary>
internal static class FundsExamples
{
    private const decimal Plenty = 1_000_000m;
    private const decimal Little = 1m;

    private static readonly string[] Balances = [BalanceFigure.Available.Name, BalanceFigure.Current.Name];

    /// <summary>Finds a debit that the money covers exactly, or almost, and one that it covers less.</summary>
    public static IReadOnlyList<RuleExample> Uncovered(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, index) = place;
        var (band, cover) = (bandList.Bands[index], CoverInvariant.ThresholdOf(bandList.Measure, scene.Currency));
        var threshold = band.Kind != BandKind.Otherwise && band.Threshold.Number < cover.Number ? band.Threshold : cover;
        var reach = check.ReachBands(bandList, index, index);
        var poor = scene.Terms.At(bandList.Measure, threshold, -1) is { } oneShort
            ? scene.Find(check, [.. reach, new Clause([oneShort])])
            : null;
        var rich = poor is null ? null : GivenChange.Step(poor, bandList.Measure, higher: true, scene.Currency);
        if (rich is null)
        {
            // A band may start between two cents.
            poor = scene.Find(
                check,
                [
                    .. reach,
                    new Clause([
                        scene.Terms.Side(bandList.Measure, threshold, atThreshold: false, isBelow: true, CountedHolds.NotYetPosted),
                    ]),
                ]);
            rich = scene.Terms.At(bandList.Measure, threshold, 0) is { } there ? scene.Find(check, [.. reach, new Clause([there])]) : null;
        }

        return poor is not null && rich is not null && scene.OutcomeOf(rich) == Outcome.Accept && scene.OutcomeOf(poor) == Outcome.Accept
            ? [ExampleScene.Example(rich, "accept"), ExampleScene.Example(poor, "accept: the same, though the money does not cover it")]
            : [];
    }

    public static IReadOnlyList<RuleExample> Missing(ExampleScene scene)
    {
        var guarded = scene.Checks.Where(check => check.Check.BandList.Measure.IsFunds);
        if (scene.Find(null, [.. guarded.Select(check => check.Quiet)]) is not { } given)
        {
            return [];
        }

        var pairs = new[]
        {
            (Rich: WithBalances(given, Plenty), Poor: WithBalances(given, 0m)),
            (Rich: WithAmount(given, Little), Poor: WithAmount(given, EntryLimits.AmountMax)),
        };
        return [
            .. pairs.Where(pair => scene.OutcomeOf(pair.Rich) == Outcome.Accept && scene.OutcomeOf(pair.Poor) == Outcome.Accept).Take(1)
                .SelectMany(pair => new[]
                {
                    ExampleScene.Example(pair.Rich, "accept"),
                    ExampleScene.Example(pair.Poor, "accept: the same, though the money does not cover it"),
                })];

        IReadOnlyList<TestFact> WithBalances(IReadOnlyList<TestFact> facts, decimal amount) =>
            Balances.Aggregate(facts, (changed, name) => GivenChange.With(changed, name, new Money(amount, scene.Currency).ToString()));

        IReadOnlyList<TestFact> WithAmount(IReadOnlyList<TestFact> facts, decimal amount) =>
            GivenChange.With(facts, Measures.Amount.Name, new Money(amount, scene.Currency).ToString());
    }
}
