namespace FundsCheck.Records;

/// <summary>Chooses the values of a threshold to count from the recorded decisions.</summary>
internal static class TuningCandidates
{
    // Of looser values only the bounds are known, so they get a smaller part of the rows.
    private const int LooserPart = 4;

    /// <summary>
    /// The values at which a returned debit is stopped, since the efficient values are among them; without returns, the values at which any
    /// outcome changes. Of the looser ones, the values at which any outcome changes.
    /// </summary>
    /// <returns>The values, ascending, with the present one; and the number from which they are.</returns>
    public static (IReadOnlyList<long> Steps, int ValuesCount) Choose(TunedThreshold threshold, TuningRun run, int valuesMax)
    {
        var stricter = Loading(threshold, Distinct(run.Decisions, threshold.IsStricterUpward ? 0 : -1), isStricter: true);
        var looser = Loading(threshold, Distinct(run.Decisions, threshold.IsStricterUpward ? -1 : 0), isStricter: false);
        var ofReturned = Distinct(run.OfReturned(), threshold.IsStricterUpward ? 0 : -1).Intersect(stricter).ToList();
        var shownLooser = Thin(looser, Math.Min(valuesMax / LooserPart, looser.Count));
        var shown = Thin(ofReturned.Count > 0 ? ofReturned : stricter, Math.Max(valuesMax - shownLooser.Count - 1, 0));
        return ([.. shownLooser.Concat(shown).Append(threshold.Current).Distinct().Order()], looser.Count + stricter.Count + 1);
    }

    private static bool IsStricter(TunedThreshold threshold, long step) =>
        threshold.IsStricterUpward ? step > threshold.Current : step < threshold.Current;

    /// <summary>The values next to those at which an outcome changes, on the side on which the decision counts as changed.</summary>
    private static IEnumerable<long> Distinct(IEnumerable<TunedDecision> decisions, int side) =>
        decisions.SelectMany(decision => decision.Changes()).Select(step => step + side).Distinct().Order();

    /// <summary>The values on one side with which the rule set loads: with the present one they are an interval.</summary>
    private static List<long> Loading(TunedThreshold threshold, IEnumerable<long> distinct, bool isStricter)
    {
        var steps = distinct.Where(step => step != threshold.Current && IsStricter(threshold, step) == isStricter).ToList();
        return isStricter == threshold.IsStricterUpward
            ? steps[..FirstThat(0, steps.Count, index => !threshold.Loads(steps[index]))]
            : steps[FirstThat(0, steps.Count, index => threshold.Loads(steps[index]))..];
    }

    private static int FirstThat(int from, int to, Func<int, bool> holds)
    {
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = holds(middle) ? (from, middle) : (middle + 1, to);
        }

        return from;
    }

    /// <summary>Evenly spaced values, the first and the last among them.</summary>
    private static List<long> Thin(List<long> steps, int count) => count >= steps.Count
        ? steps
        : count <= 1
            ? [.. steps.Take(count)]
            : [.. Enumerable.Range(0, count).Select(index => steps[(int)((long)index * (steps.Count - 1) / (count - 1))])];
}
