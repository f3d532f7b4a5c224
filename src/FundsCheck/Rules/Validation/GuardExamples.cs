using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds a debit that a check judges, and the same debit one step past a guard, which the check does not judge.</summary>
internal static class GuardExamples
{
    public static IReadOnlyList<RuleExample> Escapes(ExampleScene scene, CheckClauses check, GuardDefinition guard) =>
        SevereWays(check)
            .Select(way => Cut.Pair(
                scene,
                check,
                guard.Measure,
                Cut.Below(guard),
                guard.Threshold,
                way,
                $"{BandListExamples.Worse(guard.Measure)} would escape it"))
            .FirstOrDefault(pair => pair.Count > 0) ?? [];

    /// <summary>Gets the clauses of each review or decline of a check, the most severe first.</summary>
    public static IEnumerable<IReadOnlyList<Clause>> SevereWays(CheckClauses check)
    {
        var bands =
            from bandList in check.Check.BandList.Chain()
            from index in Enumerable.Range(0, bandList.Bands.Count)
            select (bandList.Bands[index].Answer.Outcome, Way: check.ReachBands(bandList, index, index));
        var unknown =
            from bandList in check.Check.BandList.Chain()
            let answer = bandList.IfUnknown
            where answer is not null
            select (answer.Outcome, Way: check.ReachUnknown());
        return bands.Concat(unknown).Where(way => way.Outcome > Outcome.Accept).OrderByDescending(way => way.Outcome)
            .Select(way => way.Way);
    }
}
