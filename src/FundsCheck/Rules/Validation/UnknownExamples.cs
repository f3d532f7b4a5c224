using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Rules.Validation;

/// <summary>Finds a debit with known facts, and the same debit with some of them unknown.</summary>
internal static class UnknownExamples
{
    /// <summary>Finds the facts and the outcome of the check with and without them.</summary>
    public static IReadOnlyList<RuleExample> Of(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, band) = place;
        var chain = check.Check.BandList.Chain().TakeWhile(other => other != bandList).ToList();
        var depth = chain.Count;
        IEnumerable<string> facts = (band == BandPlace.Unknown ? chain.Append(bandList) : chain).SelectMany(step => FactsOf(step.Measure))
            .Distinct(StringComparer.Ordinal);
        foreach (var known in Known(scene, place))
        {
            foreach (var forgotten in Subsets([.. facts]))
            {
                var unknown = GivenChange.Forget(known, forgotten, scene.Measures);
                if (scene.AnswerOf(check, unknown) is { State: CheckState.Answered } answer && answer.Depth == depth && answer.Band == band)
                {
                    return [
                        ExampleScene.Example(known, scene.Describe(check, known)),
                        ExampleScene.Example(unknown, Describe(scene, check, unknown, forgotten)),
                    ];
                }
            }
        }

        return [];
    }

    private static string Describe(ExampleScene scene, CheckClauses check, IReadOnlyList<TestFact> given, IReadOnlyList<string> forgotten)
    {
        var lacking = $"{string.Join(" and ", forgotten.Select(name => $"`{name}`"))} {(forgotten.Count == 1 ? "is" : "are")} unknown";
        var isAccepted = scene.AnswerOf(check, given).Outcome == Outcome.Accept;
        return isAccepted
            ? $"{scene.Describe(check, given)}: {lacking}, and it is accepted unchecked"
            : $"{scene.Describe(check, given)}: {lacking}";
    }

    /// <summary>Finds facts with a known measure of the check, the most severe outcome first.</summary>
    private static IEnumerable<IReadOnlyList<TestFact>> Known(ExampleScene scene, BandPlace place)
    {
        var (check, bandList, band) = place;
        var first = check.Check.BandList;
        IReadOnlyList<Clause> also = band == BandPlace.Unknown
            ? []
            : [
                new Clause([
                    scene.Terms.Known(bandList.Measure).And(scene.BandLists.Bands(bandList, band, band, CountedHolds.NotYetPosted)),
                ]),
            ];
        return Enumerable.Range(0, first.Bands.Count)
            .OrderByDescending(index => first.Bands[index].Answer.Outcome)
            .Select(index => scene.Find(check, [.. check.ReachBands(first, index, index), .. also]))
            .OfType<IReadOnlyList<TestFact>>();
    }

    /// <summary>Gets the facts without which a measure is unknown.</summary>
    private static IEnumerable<string> FactsOf(Measure measure) =>
        measure.Form is { } form ? form.Figures.Select(row => row.Figure.Name) : [measure.Name];

    // There are at most seven subsets of available, current and limit.
    private static IEnumerable<IReadOnlyList<string>> Subsets(IReadOnlyList<string> names) =>
        Enumerable.Range(1, (1 << names.Count) - 1)
            .Select(bits => (IReadOnlyList<string>)[.. names.Where((_, index) => (bits & (1 << index)) != 0)])
            .OrderBy(subset => subset.Count);
}
