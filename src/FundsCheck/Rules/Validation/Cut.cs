using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds two debits that differ in one number, on the two sides of a threshold.</summary>
internal static class Cut
{
    /// <summary>Steps from the threshold to the last number on its lower side.</summary>
    public static int Below(BandDefinition band) => band.Kind == BandKind.UpTo ? 0 : -1;

    /// <summary>Steps from the threshold to the last number on its lower side.</summary>
    public static int Below(GuardDefinition guard) => guard.Comparison is GuardComparison.UpTo or GuardComparison.Above ? 0 : -1;

    /// <summary>
    /// Returns the better debit first, if its outcome is more severe than that of the worse one; else nothing. <paramref name="higher"/> is
    /// the worse side, where it differs from the measure's; <paramref name="isShown"/> selects the outcome of the worse debit that shows
    /// the violation.
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

    // A debit so small that no funds check objects on either side of a threshold of the balance.
    private static Clause Small(ExampleScene scene) =>
        new([
            scene.Terms.Side(
                Measures.Amount, new Threshold(1m, string.Empty), atThreshold: true, isBelow: true, CountedHolds.NotYetPosted),
        ]);

    /// <summary>Returns both debits, if the outcome of the first is more severe; else nothing.</summary>
    public static IReadOnlyList<RuleExample> Pair(
        ExampleScene scene, CheckClauses check, IReadOnlyList<TestFact> better, IReadOnlyList<TestFact> worse, string? invariant) =>
            Severity(scene.AnswerOf(check, better)) > Severity(scene.AnswerOf(check, worse))
                ? [
                    ExampleScene.Example(better, scene.Describe(check, better)),
                    ExampleScene.Example(
                        worse, invariant is null ? scene.Describe(check, worse) : $"{scene.Describe(check, worse)}: {invariant}"),
                ]
                : [];

    private static Outcome Severity(CheckAnswer answer) => answer.State == CheckState.Answered ? answer.Outcome : Outcome.None;
}
