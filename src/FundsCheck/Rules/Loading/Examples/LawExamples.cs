using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>Shows a law that a file would break by two debits between which it breaks. Nothing where no two can be found.</summary>
internal static class LawExamples
{
    public static IReadOnlyList<RuleExample> Of(LawBreak broken, ExampleScene scene)
    {
        try
        {
            return Find(broken.Kind, broken.At, scene);
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            // A file with that many mistakes, or numbers that large, is told without examples.
            return [];
        }
    }

    private static IReadOnlyList<RuleExample> Find(LawBreakKind kind, Position at, ExampleScene scene) => kind switch
    {
        LawBreakKind.LadderFalls => OfRung(at, scene, rung => rung.At, LadderExamples.Falls),
        LawBreakKind.EdgesDescend => OfRung(at, scene, rung => rung.At, LadderExamples.Descends),
        LawBreakKind.OtherwiseMissing => OfRung(at, scene, rung => rung.At, LadderExamples.NoOtherwise),
        LawBreakKind.NegativeCover => OfRung(at, scene, rung => rung.ConditionAt, LadderExamples.NegativeCover),
        LawBreakKind.GuardEscapes => scene.Checks.SelectMany(check => check.Check.Guards.Where(guard => guard.At == at)
            .Select(guard => GuardExamples.Escapes(scene, check, guard))).FirstOrDefault() ?? [],
        LawBreakKind.WaiverUnexplained => OfWaiver(at, scene),
        LawBreakKind.IfUnknownMissing => OfUnknown(scene, ladder => ladder.MeasureAt == at),
        LawBreakKind.ReadingGateMissing => GateExamples.Missing(scene, Measures.BalanceReading),
        LawBreakKind.CurrencyGateMissing => GateExamples.Missing(scene, Measures.BalanceCurrency),
        LawBreakKind.GateGuarded => OfCheck(at, scene, GateExamples.Guarded),
        LawBreakKind.GateShared => OfCheck(at, scene, GateExamples.Shared),
        LawBreakKind.FundsUncovered => OfRung(at, scene, rung => rung.At, FundsExamples.Uncovered),
        _ => FundsExamples.Missing(scene),
    };

    private static IReadOnlyList<RuleExample> OfRung(
        Position at,
        ExampleScene scene,
        Func<RungDefinition, Position> placeOf,
        Func<ExampleScene, RungPlace, IReadOnlyList<RuleExample>> show) =>
            RungPlace.Find(scene, rung => placeOf(rung) == at) is { } place ? show(scene, place) : [];

    private static IReadOnlyList<RuleExample> OfCheck(
        Position at, ExampleScene scene, Func<ExampleScene, CheckClauses, IReadOnlyList<RuleExample>> show) =>
            scene.Checks.FirstOrDefault(check => check.Check.IdAt == at) is { } check ? show(scene, check) : [];

    private static IReadOnlyList<RuleExample> OfWaiver(Position at, ExampleScene scene)
    {
        if (RungPlace.Find(scene, rung => rung.Answer.OutcomeAt == at) is { } place)
        {
            return place.Ladder.Measure.IsGate ? GateExamples.Waived(scene, place) : UnknownExamples.Of(scene, place);
        }

        return OfUnknown(scene, ladder => ladder.IfUnknown?.OutcomeAt == at);
    }

    private static IReadOnlyList<RuleExample> OfUnknown(ExampleScene scene, Func<LadderDefinition, bool> isIt) =>
        scene.Checks.SelectMany(check => check.Check.Ladder.Chain().Where(isIt)
            .Select(ladder => UnknownExamples.Of(scene, new RungPlace(check, ladder, RungPlace.Unknown)))).FirstOrDefault() ?? [];
}
