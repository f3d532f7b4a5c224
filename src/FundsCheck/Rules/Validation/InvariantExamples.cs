using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds two debits that demonstrate a broken invariant; empty without such debits.</summary>
internal static class InvariantExamples
{
    public static IReadOnlyList<RuleExample> Of(InvariantViolation broken, ExampleScene scene)
    {
        try
        {
            return Find(broken.Kind, broken.At, scene);
        }
        catch (Exception exception) when (exception is AnalysisBudgetException or OverflowException)
        {
            // A file with too many errors or too large numbers is reported without examples.
            return [];
        }
    }

    private static IReadOnlyList<RuleExample> Find(InvariantViolationKind kind, Position at, ExampleScene scene) => kind switch
    {
        InvariantViolationKind.BandListFalls => OfBand(at, scene, band => band.At, BandListExamples.Falls),
        InvariantViolationKind.ThresholdsDescend => OfBand(at, scene, band => band.At, BandListExamples.Descends),
        InvariantViolationKind.OtherwiseMissing => OfBand(at, scene, band => band.At, BandListExamples.NoOtherwise),
        InvariantViolationKind.NegativeCover => OfBand(at, scene, band => band.ConditionAt, BandListExamples.NegativeCover),
        InvariantViolationKind.GuardEscapes => scene.Checks.SelectMany(check => check.Check.Guards.Where(guard => guard.At == at)
            .Select(guard => GuardExamples.Escapes(scene, check, guard))).FirstOrDefault() ?? [],
        InvariantViolationKind.WaiverUnexplained => OfWaiver(at, scene),
        InvariantViolationKind.IfUnknownMissing => OfUnknown(scene, bandList => bandList.MeasureAt == at),
        InvariantViolationKind.ReadingGateMissing => GateExamples.Missing(scene, Measures.BalanceReading),
        InvariantViolationKind.CurrencyGateMissing => GateExamples.Missing(scene, Measures.BalanceCurrency),
        InvariantViolationKind.GateGuarded => OfCheck(at, scene, GateExamples.Guarded),
        InvariantViolationKind.GateShared => OfCheck(at, scene, GateExamples.Shared),
        InvariantViolationKind.FundsUncovered => OfBand(at, scene, band => band.At, FundsExamples.Uncovered),
        _ => FundsExamples.Missing(scene),
    };

    private static IReadOnlyList<RuleExample> OfBand(
        Position at,
        ExampleScene scene,
        Func<BandDefinition, Position> placeOf,
        Func<ExampleScene, BandPlace, IReadOnlyList<RuleExample>> show) =>
            BandPlace.Find(scene, band => placeOf(band) == at) is { } place ? show(scene, place) : [];

    private static IReadOnlyList<RuleExample> OfCheck(
        Position at, ExampleScene scene, Func<ExampleScene, CheckClauses, IReadOnlyList<RuleExample>> show) =>
            scene.Checks.FirstOrDefault(check => check.Check.IdAt == at) is { } check ? show(scene, check) : [];

    private static IReadOnlyList<RuleExample> OfWaiver(Position at, ExampleScene scene)
    {
        if (BandPlace.Find(scene, band => band.Answer.OutcomeAt == at) is { } place)
        {
            return place.BandList.Measure.IsGate ? GateExamples.Waived(scene, place) : UnknownExamples.Of(scene, place);
        }

        return OfUnknown(scene, bandList => bandList.IfUnknown?.OutcomeAt == at);
    }

    private static IReadOnlyList<RuleExample> OfUnknown(ExampleScene scene, Func<BandListDefinition, bool> isIt) =>
        scene.Checks.SelectMany(check => check.Check.BandList.Chain().Where(isIt)
            .Select(bandList => UnknownExamples.Of(scene, new BandPlace(check, bandList, BandPlace.Unknown)))).FirstOrDefault() ?? [];
}
