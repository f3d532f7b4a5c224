using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Two debits, equal but for one number, on the two sides of a threshold.</summary>
internal static class Cut
{
    /// <summary>Steps from the threshold to the last number on its lower side.</summary>
    public static int Below(BandDefinition band) => band.Kind == BandKind.UpTo ? 0 : -1;

    /// <summary>Steps from the threshold to the last number on its lower side.</summary>
    public static int Below(GuardDefinition guard) => guard.Comparison is GuardComparison.UpTo or GuardComparison.Above ? 0 : -1;

    /// <summary>
    /// The better of the two first, answered more severely than the worse one: else nothing. <paramref name="higher"/> says which side is
    /// the worse one, where it is not the measure's; <paramref name="isShown"/> which answer to the worse one shows the break.
    /// </summary>
    public static IReadOnlyList<RuleExample> Pair(
        ExampleScene scene,
        CheckClauses check,
        Measure measure,
        int below,
        Threshold threshold,
        IReadOnlyList<Clause> clauses,
        string? invariant,
        bool? higher = null,
        Func<CheckAnswer, bool>? isShown = null)
    {
        var worseIsHigher = higher ?? measure.Worse == WorseSide.Higher;
        if (scene.Terms.At(measure, threshold, worseIsHigher ? below : below + 1) is not { } at)
        {
            return [];
        }

        IReadOnlyList<Clause> there = [.. clauses, new Clause([scene.Terms.Known(measure).And(at)])];
        var found = new[] { scene.Find(check, there), scene.Find(check, [.. there, Small(scene)]) }.OfType<IReadOnlyList<TestFact>>();
        var pairs =
            from better in found
            let worse = GivenChange.Step(better, measure, worseIsHigher, scene.Currency)
            where worse is not null && isShown?.Invoke(scene.AnswerOf(check, worse)) != false
            orderby scene.OutcomeOf(better) > scene.OutcomeOf(worse) descending
            select Pair(scene, check, better, worse, invariant);
        return pairs.FirstOrDefault(pair => pair.Count > 0) ?? [];
    }

    // A debit so small that funds mind it on neither side of a threshold of the balance.
    private static Clause Small(ExampleScene scene) =>
        new([scene.Terms.Side(Measures.Amount, new Threshold(1m, string.Empty), atThreshold: true, isBelow: true, CountedHolds.NotYetPosted)]);

    /// <summary>The first, answered more severely than the second: else nothing.</summary>
    public static IReadOnlyList<RuleExample> Pair(
        ExampleScene scene, CheckClauses check, IReadOnlyList<TestFact> better, IReadOnlyList<TestFact> worse, string? invariant) =>
            Severity(scene.AnswerOf(check, better)) > Severity(scene.AnswerOf(check, worse))
                ? [
                    ExampleScene.Example(better, scene.Say(check, better)),
                    ExampleScene.Example(worse, invariant is null ? scene.Say(check, worse) : $"{scene.Say(check, worse)}: {invariant}"),
                ]
                : [];

    private static Outcome Severity(CheckAnswer answer) => answer.State == CheckState.Answered ? answer.Outcome : Outcome.None;
}
