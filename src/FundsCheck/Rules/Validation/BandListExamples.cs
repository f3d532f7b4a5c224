using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Two debits on the two sides of an edge of a ladder.</summary>
internal static class BandListExamples
{
    /// <summary>The worse of the two is answered more mildly.</summary>
    public static IReadOnlyList<RuleExample> Falls(ExampleScene scene, BandPlace place)
    {
        var (check, ladder, index) = place;
        return Cut.Pair(
            scene, check, ladder.Measure, Cut.Below(ladder.Bands[index - 1]), ladder.Bands[index - 1].Threshold, check.ReachLadder(ladder),
            $"{Worse(ladder.Measure)} would be treated better");
    }

    /// <summary>The first lands on the last rung, the second on none.</summary>
    public static IReadOnlyList<RuleExample> NoOtherwise(ExampleScene scene, BandPlace place)
    {
        var (check, ladder, index) = place;
        var last = ladder.Bands[index];
        if (ladder.Measure.Unit != MeasureUnit.Value)
        {
            return Cut.Pair(
                scene, check, ladder.Measure, Cut.Below(last), last.Threshold, check.ReachLadder(ladder), law: null, higher: true,
                answer => answer is { State: CheckState.Answered, Outcome: Outcome.None });
        }

        var other = ladder.Measure.Values.FirstOrDefault(value => !ladder.Bands.Any(rung => rung.Values.Contains(
            value, StringComparer.Ordinal)));
        if (other is null || scene.Find(check, check.ReachRungs(ladder, index, index)) is not { } caught)
        {
            return [];
        }

        var missed = GivenChange.With(caught, ladder.Measure.Name, other, ladder.Measure.IsBoolean);
        return [ExampleScene.Example(caught, scene.Say(check, caught)), ExampleScene.Example(missed, scene.Say(check, missed))];
    }

    /// <summary>Neither reaches the second rung, on whose edge they lie.</summary>
    public static IReadOnlyList<RuleExample> Descends(ExampleScene scene, BandPlace place)
    {
        var (check, ladder, index) = place;
        var second = ladder.Bands[index];
        var at = scene.Terms.At(ladder.Measure, second.Threshold, Cut.Below(second));
        if (at is null || scene.Find(check, [.. check.ReachLadder(ladder), new Clause([at])]) is not { } low
            || GivenChange.Step(low, ladder.Measure, higher: true, scene.Currency) is not { } high)
        {
            return [];
        }

        return !IsOnOther(low) || !IsOnOther(high)
            ? []
            : [
                ExampleScene.Example(low, Say(low)),
                ExampleScene.Example(high, $"{Say(high)}; neither reaches the rung `{TextOf(second)}`"),
            ];

        // One step further a guard on the same facts may excuse the check.
        bool IsOnOther(IReadOnlyList<TestFact> given) =>
            scene.AnswerOf(check, given) is { State: CheckState.Answered, Band: not CheckAnswer.NoBand } answer && answer.Band != index;

        string Say(IReadOnlyList<TestFact> given) =>
            $"{scene.Say(check, given)} from the rung `{TextOf(ladder.Bands[scene.AnswerOf(check, given).Band])}`";
    }

    /// <summary>With less than nothing available, the larger amount is covered by a larger share.</summary>
    public static IReadOnlyList<RuleExample> NegativeCover(ExampleScene scene, BandPlace place)
    {
        var (check, ladder, index) = place;
        var rung = ladder.Bands[index];
        if (!ladder.Measure.IsCover || scene.Terms.At(ladder.Measure, rung.Threshold, 0) is not { } at
            || scene.Find(check, [.. check.ReachLadder(ladder), new Clause([at])]) is not { } edge)
        {
            return [];
        }

        var amount = Measures.Amount;
        var smaller = rung.Kind == BandKind.UpTo ? edge : GivenChange.Step(edge, amount, higher: false, scene.Currency);
        var larger = rung.Kind == BandKind.UpTo ? GivenChange.Step(edge, amount, higher: true, scene.Currency) : edge;
        return smaller is null || larger is null ? [] : Cut.Pair(scene, check, smaller, larger, "a larger amount would be treated better");
    }

    /// <summary>More of what is worse, in words.</summary>
    public static string Worse(Measure measure) => ReferenceEquals(measure, Measures.Amount)
        ? "a larger amount"
        : $"a {(measure.Worse == WorseSide.Higher ? "higher" : "lower")} `{measure.Name}`";

    private static string TextOf(BandDefinition rung) => rung.Kind switch
    {
        BandKind.Below => $"below {rung.Threshold.Text}",
        BandKind.UpTo => $"upTo {rung.Threshold.Text}",
        _ => "otherwise",
    };
}
