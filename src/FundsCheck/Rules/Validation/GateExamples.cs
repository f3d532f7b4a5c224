using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds a judged balance, and a balance that was not read or is in another currency.</summary>
internal static class GateExamples
{
    private static readonly string AnyCategory = BalanceFailures.NameOf(BalanceFailureCategory.ProviderUnavailable);

    /// <summary>Finds the facts for which the gate has no outcome.</summary>
    public static IReadOnlyList<RuleExample> Missing(ExampleScene scene, Measure gate) => Pair(scene, gate, OtherValues(gate).First());

    /// <summary>Finds the outcome of a gate's band, compared with a balance that can be judged.</summary>
    public static IReadOnlyList<RuleExample> Waived(ExampleScene scene, BandPlace place)
    {
        var gate = place.BandList.Measure;
        var value = OtherValues(gate).FirstOrDefault(
            other => ReferenceEquals(place.BandList.BandOf(other), place.BandList.Bands[place.Index]));
        return value is null ? [] : Pair(scene, gate, value);
    }

    /// <summary>Finds a read balance with the outcome of an unread one.</summary>
    public static IReadOnlyList<RuleExample> Shared(ExampleScene scene, CheckClauses gate)
    {
        var bandList = gate.Check.BandList;
        var good = bandList.BandOf(bandList.Measure.Opens ?? string.Empty);
        var value = OtherValues(bandList.Measure).OrderBy(other => ReferenceEquals(bandList.BandOf(other), good) ? 0 : 1).First();
        if (good.Answer.Outcome == Outcome.Accept)
        {
            return ReferenceEquals(bandList.BandOf(value), good) ? Pair(scene, bandList.Measure, value) : [];
        }

        if (scene.Find(gate, []) is not { } known)
        {
            return [];
        }

        var other = Spoilt(scene, known, bandList.Measure, value);
        return [
            ExampleScene.Example(known, $"{scene.Describe(gate, known)}, though the balance is good"),
            ExampleScene.Example(other, scene.Describe(gate, other)),
        ];
    }

    /// <summary>Finds a bad balance that the gate detects, and the same balance where a guard exempts the gate.</summary>
    public static IReadOnlyList<RuleExample> Guarded(ExampleScene scene, CheckClauses gate)
    {
        foreach (var guard in gate.Check.Guards)
        {
            foreach (var way in GuardExamples.SevereWays(gate))
            {
                if (Excused(scene, gate, guard, way) is { Count: > 0 } pair)
                {
                    return pair;
                }
            }
        }

        // A guard on the balance itself is unknown with it, and the gate then has no effect.
        return Missing(scene, gate.Check.BandList.Measure);
    }

    private static IReadOnlyList<RuleExample> Excused(
        ExampleScene scene, CheckClauses gate, GuardDefinition guard, IReadOnlyList<Clause> way)
    {
        const string Invariant = "the checks behind it are silent too";
        var isFor = gate.Check.For.Contains(guard);
        if (guard.Measure.Unit != MeasureUnit.Value)
        {
            return Cut.Pair(
                scene, gate, guard.Measure, Cut.Below(guard), guard.Threshold, way, Invariant, higher: guard.PointsHigher != isFor);
        }

        if (scene.Find(gate, way) is not { } told)
        {
            return [];
        }

        // A value that exempts the gate and to which no other check objects.
        return guard.Measure.Values
            .Where(value => guard.Values.Contains(value, StringComparer.Ordinal) != isFor)
            .Select(value => GivenChange.With(told, guard.Measure.Name, value, guard.Measure.IsBoolean))
            .MinBy(scene.OutcomeOf) is { } excused
            ? Cut.Pair(scene, gate, told, excused, Invariant)
            : [];
    }

    private static IReadOnlyList<RuleExample> Pair(ExampleScene scene, Measure gate, string value)
    {
        foreach (var funds in scene.Checks.Where(check => check.Check.BandList.Measure.IsFunds).OrderBy(check => check.Check.IsGuarded))
        {
            if (GuardExamples.SevereWays(funds).Select(way => scene.Find(funds, way))
                .FirstOrDefault(given => given is not null) is not { } known)
            {
                continue;
            }

            var spoilt = Spoilt(scene, known, gate, value);
            if (scene.OutcomeOf(known) > scene.OutcomeOf(spoilt))
            {
                return
                [
                    ExampleScene.Example(known, scene.Describe(funds, known)),
                    ExampleScene.Example(
                        spoilt,
                        $"{scene.Describe(funds, spoilt)}, and {Answered(scene.OutcomeOf(spoilt))}: {What(gate)} would have a better "
                            + "outcome"),
                ];
            }
        }

        return [];
    }

    /// <summary>Replaces the balance by one that was not read or is in another currency.</summary>
    private static IReadOnlyList<TestFact> Spoilt(ExampleScene scene, IReadOnlyList<TestFact> given, Measure gate, string value)
    {
        if (!gate.IsOfReading)
        {
            return GivenChange.With(given, gate.Name, value);
        }

        IReadOnlyList<TestFact> unread = [.. given.Where(fact => !scene.Measures.IsOfBalance(fact.Name))];
        return GivenChange.With(
            gate.IsOpen ? GivenChange.With(unread, Measures.BalanceReading.Name, AnyCategory) : unread, gate.Name, value);
    }

    // Only a debit that its own facts decline has a balance that was not requested.
    private static IEnumerable<string> OtherValues(Measure gate) =>
        (gate.IsOpen ? gate.AllValues : gate.Values).Where(value => !string.Equals(value, gate.Opens, StringComparison.Ordinal));

    private static string What(Measure gate) => gate.IsOfReading ? "a balance that was not read" : "a balance in another currency";

    private static string Answered(Outcome outcome) =>
        outcome == Outcome.None ? "no check has an outcome" : $"the outcome is {outcome.ToName()}";
}
