using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Two debits on the two sides of a threshold of a band list.</summary>
internal static class BandListExamples
{
    /// <summary>Finds a worse debit with a milder outcome.</summary>
    public static IReadOnlyList<RuleExample> Falls(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, index) = place;
        return Cut.Pair(
            scene,
            check,
            bandList.Measure,
            Cut.Below(bandList.Bands[index - 1]),
            bandList.Bands[index - 1].Threshold,
            check.ReachBandList(bandList),
            $"{Worse(bandList.Measure)} would have a better outcome");
    }

    /// <summary>Finds a debit that matches the last band and one that matches no band.</summary>
    public static IReadOnlyList<RuleExample> NoOtherwise(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, index) = place;
        var last = bandList.Bands[index];
        if (bandList.Measure.Unit != MeasureUnit.Value)
        {
            return Cut.Pair(
                scene,
                check,
                bandList.Measure,
                Cut.Below(last),
                last.Threshold,
                check.ReachBandList(bandList),
                invariant: null,
                higher: true,
                answer => answer is { State: CheckState.Answered, Outcome: Outcome.None });
        }

        var other = bandList.Measure.Values.FirstOrDefault(value => !bandList.Bands.Any(band => band.Values.Contains(
            value, StringComparer.Ordinal)));
        if (other is null || scene.Find(check, check.ReachBands(bandList, index, index)) is not { } caught)
        {
            return [];
        }

        var missed = GivenChange.With(caught, bandList.Measure.Name, other, bandList.Measure.IsBoolean);
        return [ExampleScene.Example(caught, scene.Describe(check, caught)), ExampleScene.Example(missed, scene.Describe(check, missed))];
    }

    /// <summary>Finds two debits at the threshold of the second band, neither of which matches it.</summary>
    public static IReadOnlyList<RuleExample> Descends(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, index) = place;
        var second = bandList.Bands[index];
        var at = scene.Terms.At(bandList.Measure, second.Threshold, Cut.Below(second));
        if (at is null || scene.Find(check, [.. check.ReachBandList(bandList), new Clause([at])]) is not { } low
            || GivenChange.Step(low, bandList.Measure, higher: true, scene.Currency) is not { } high)
        {
            return [];
        }

        return !IsOnOther(low) || !IsOnOther(high)
            ? []
            : [
                ExampleScene.Example(low, Describe(low)),
                ExampleScene.Example(high, $"{Describe(high)}; neither reaches the band `{TextOf(second)}`"),
            ];

        // One step further a guard on the same facts may exempt the check.
        bool IsOnOther(IReadOnlyList<TestFact> given) =>
            scene.AnswerOf(check, given) is { State: CheckState.Answered, Band: not CheckAnswer.NoBand } answer && answer.Band != index;

        string Describe(IReadOnlyList<TestFact> given) =>
            $"{scene.Describe(check, given)} from the band `{TextOf(bandList.Bands[scene.AnswerOf(check, given).Band])}`";
    }

    /// <summary>Finds debits for a negative balance, where the larger amount has the larger cover.</summary>
    public static IReadOnlyList<RuleExample> NegativeCover(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, index) = place;
        var band = bandList.Bands[index];
        if (!bandList.Measure.IsCover || scene.Terms.At(bandList.Measure, band.Threshold, 0) is not { } at
            || scene.Find(check, [.. check.ReachBandList(bandList), new Clause([at])]) is not { } threshold)
        {
            return [];
        }

        var amount = Measures.Amount;
        var smaller = band.Kind == BandKind.UpTo ? threshold : GivenChange.Step(threshold, amount, higher: false, scene.Currency);
        var larger = band.Kind == BandKind.UpTo ? GivenChange.Step(threshold, amount, higher: true, scene.Currency) : threshold;
        return smaller is null || larger is null
            ? []
            : Cut.Pair(scene, check, smaller, larger, "a larger amount would have a better outcome");
    }

    /// <summary>Names the worse side in words.</summary>
    public static string Worse(Measure measure) => ReferenceEquals(measure, Measures.Amount)
        ? "a larger amount"
        : $"a {(measure.Worse == WorseSide.Higher ? "higher" : "lower")} `{measure.Name}`";

    private static string TextOf(BandDefinition band) => band.Kind switch
    {
        BandKind.Below => $"below {band.Threshold.Text}",
        BandKind.UpTo => $"upTo {band.Threshold.Text}",
        _ => "otherwise",
    };
}
