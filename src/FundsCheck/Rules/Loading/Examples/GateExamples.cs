using FundsCheck.Balances;
using FundsCheck.Rules.Analysis;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Loading.Examples;

/// <summary>A balance that was read and is looked at, and one that was not, or that is in another currency.</summary>
internal static class GateExamples
{
    /// <summary>What the gate has no answer for.</summary>
    public static IReadOnlyList<RuleExample> Missing(ExampleScene scene, MeasureId id) => Pair(scene, id, OtherValues(id).First());

    /// <summary>What a rung of a gate answers, beside a balance that can be looked at.</summary>
    public static IReadOnlyList<RuleExample> Waived(ExampleScene scene, RungPlace place)
    {
        var id = place.Ladder.Measure.Id;
        var value = OtherValues(id).FirstOrDefault(other => ReferenceEquals(place.Ladder.RungOf(other), place.Ladder.Rungs[place.Index]));
        return value is null ? [] : Pair(scene, id, value);
    }

    /// <summary>A balance that was read, answered as one that was not.</summary>
    public static IReadOnlyList<RuleExample> Shared(ExampleScene scene, CheckClauses gate)
    {
        var ladder = gate.Check.Ladder;
        var good = ladder.RungOf(GoodValue(ladder.Measure.Id));
        var value = OtherValues(ladder.Measure.Id).OrderBy(other => ReferenceEquals(ladder.RungOf(other), good) ? 0 : 1).First();
        if (good.Answer.Outcome == Outcome.Accept)
        {
            return ReferenceEquals(ladder.RungOf(value), good) ? Pair(scene, ladder.Measure.Id, value) : [];
        }

        if (scene.Find(gate, []) is not { } known)
        {
            return [];
        }

        var other = Spoilt(known, ladder.Measure.Id, value);
        return [
            ExampleScene.Example(known, $"{scene.Say(gate, known)}, though the balance is good"),
            ExampleScene.Example(other, scene.Say(gate, other)),
        ];
    }

    /// <summary>A bad balance that the gate tells, and the same one where a guard excuses the gate.</summary>
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

        // A guard on the balance itself is silent with it, and the gate is then as good as none.
        return Missing(scene, gate.Check.Ladder.Measure.Id);
    }

    private static IReadOnlyList<RuleExample> Excused(
        ExampleScene scene, CheckClauses gate, GuardDefinition guard, IReadOnlyList<Clause> way)
    {
        const string Law = "the checks behind it are silent too";
        var isFor = gate.Check.For.Contains(guard);
        if (guard.Measure.Unit != MeasureUnit.Value)
        {
            return Cut.Pair(scene, gate, guard.Measure, Cut.Below(guard), guard.Edge, way, Law, higher: guard.PointsHigher != isFor);
        }

        if (scene.Find(gate, way) is not { } told)
        {
            return [];
        }

        // Of the values that excuse the gate one that no other check minds.
        return guard.Measure.Values
            .Where(value => guard.Values.Contains(value, StringComparer.Ordinal) != isFor)
            .Select(value => GivenChange.With(told, guard.Measure.Name, value, guard.Measure.IsBoolean))
            .MinBy(scene.OutcomeOf) is { } excused
            ? Cut.Pair(scene, gate, told, excused, Law)
            : [];
    }

    private static IReadOnlyList<RuleExample> Pair(ExampleScene scene, MeasureId id, string value)
    {
        foreach (var funds in scene.Checks.Where(check => check.Check.Ladder.Measure.IsFunds).OrderBy(check => check.Check.IsGuarded))
        {
            if (GuardExamples.SevereWays(funds).Select(way => scene.Find(funds, way))
                .FirstOrDefault(given => given is not null) is not { } known)
            {
                continue;
            }

            var spoilt = Spoilt(known, id, value);
            if (scene.OutcomeOf(known) > scene.OutcomeOf(spoilt))
            {
                return
                [
                    ExampleScene.Example(known, scene.Say(funds, known)),
                    ExampleScene.Example(
                        spoilt, $"{scene.Say(funds, spoilt)}, and {Answered(scene.OutcomeOf(spoilt))}: {What(id)} would be treated better"),
                ];
            }
        }

        return [];
    }

    /// <summary>The same debit with a balance that was not read, or that is in another currency.</summary>
    private static IReadOnlyList<TestFact> Spoilt(IReadOnlyList<TestFact> given, MeasureId id, string value)
    {
        var gate = Measures.Of(id);
        return id == MeasureId.BalanceReading
            ? [.. given.Where(fact => !IsOfBalance(fact.Name)), new TestFact(gate.Name, value, IsBare: false)]
            : GivenChange.With(given, gate.Name, value);
    }

    private static bool IsOfBalance(string name) =>
        name is "available" or "current" or "limit" || name.StartsWith("account.", StringComparison.Ordinal)
            || name.StartsWith("balance.", StringComparison.Ordinal);

    // A balance that was not needed is one that the debit's own facts declined before.
    private static IEnumerable<string> OtherValues(MeasureId id) =>
        Measures.Of(id)
            .Values.Where(value => !string.Equals(value, GoodValue(id), StringComparison.Ordinal)
                && !string.Equals(value, ReadingCodes.BalanceNotNeeded, StringComparison.Ordinal));

    private static string GoodValue(MeasureId id) => id == MeasureId.BalanceReading ? Measures.Read : Measures.Same;

    private static string What(MeasureId id) =>
        id == MeasureId.BalanceReading ? "a balance that was not read" : "a balance in another currency";

    private static string Answered(Outcome outcome) => outcome == Outcome.None ? "no check answers" : $"the answer is {outcome.ToName()}";
}
