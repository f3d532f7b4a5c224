using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Says what ladders answer in terms of facts.</summary>
internal sealed class BandListTerms(MeasureTerms terms)
{
    /// <summary>Stands for the failure's own code where it is the reason: no reason has a space.</summary>
    public const string OwnCode = "own code";

    /// <summary>The rungs that accept, side by side where the measure counts holds; null where none does.</summary>
    public static (int First, int Last)? AcceptRange(BandListDefinition ladder)
    {
        var accepting = Enumerable.Range(0, ladder.Bands.Count).Where(rung => ladder.Bands[rung].Answer.Outcome == Outcome.Accept).ToList();
        return accepting.Count == 0 ? null : (accepting[0], accepting[^1]);
    }

    /// <summary>The holds that decide whether a rung answers: all of them where it accepts, the certain ones elsewhere.</summary>
    public static HoldsEnd EndOf(BandDefinition rung) => rung.Answer.Outcome == Outcome.Accept ? HoldsEnd.Total : HoldsEnd.Certain;

    /// <summary>A known measure lands on one of the rungs.</summary>
    public Alternative Rungs(BandListDefinition ladder, int first, int last, HoldsEnd end)
    {
        var rungs = ladder.Bands;
        if (ladder.Measure.Unit == MeasureUnit.Value)
        {
            var above = rungs.Take(first).SelectMany(rung => rung.Values);
            return rungs[last].Kind == BandKind.Otherwise
                ? terms.InSet(ladder.Measure, above, isIn: false)
                : terms.InSet(ladder.Measure, rungs.Skip(first).Take(last - first + 1).SelectMany(rung => rung.Values), isIn: true);
        }

        var from = first == 0
            ? Alternative.Always
            : terms.Side(ladder.Measure, rungs[first - 1].Threshold, rungs[first - 1].Kind == BandKind.UpTo, isBelow: false, end);
        return rungs[last].Kind == BandKind.Otherwise
            ? from
            : from.And(terms.Side(ladder.Measure, rungs[last].Threshold, rungs[last].Kind == BandKind.UpTo, isBelow: true, end));
    }

    /// <summary>
    /// The rungs beyond the accepting ones on which the possible holds can land a measure; none where it counts no holds. Toward its worse
    /// side a ladder leaves accept once and for all; one that accepts at its worst end never does, whether or not it loads.
    /// </summary>
    public static IReadOnlyList<int> RungsBeyond(BandListDefinition ladder)
    {
        if (!ladder.Measure.Needs.HasFlag(MeasureNeeds.Holds) || AcceptRange(ladder) is not var (from, to))
        {
            return [];
        }

        var rungs = Enumerable.Range(0, ladder.Bands.Count);
        return [.. ladder.Measure.Worse == WorseSide.Higher ? rungs.Skip(to + 1) : rungs.Take(from)];
    }

    /// <summary>A known measure lands on one of these rungs, which accept, and with the possible holds on one that does not.</summary>
    public Alternative? HoldPossible(BandListDefinition ladder, int first, int last)
    {
        if (RungsBeyond(ladder) is not { Count: > 0 } beyond)
        {
            return null;
        }

        var certain = terms.Known(ladder.Measure).And(Rungs(ladder, first, last, HoldsEnd.Certain));
        return certain.And(Rungs(ladder, beyond[0], beyond[^1], HoldsEnd.Total));
    }

    /// <summary>
    /// The bands and those they fall back on come to an allowed answer. The reason is null where the answer has none, and
    /// <see cref="OwnCode"/> where it is the failure's own code.
    /// </summary>
    public IEnumerable<Alternative> AnswersWithin(BandListDefinition first, Func<Outcome, string?, bool> isAllowed)
    {
        IReadOnlyList<Alternative> before = [Alternative.Always];
        foreach (var ladder in first.Chain())
        {
            foreach (var range in RangesWithin(ladder, isAllowed))
            {
                foreach (var prefix in before)
                {
                    yield return prefix.And(range);
                }
            }

            before = [.. before.SelectMany(prefix => terms.Unknown(ladder.Measure).Alternatives.Select(prefix.And))];
            if (ladder.IfUnknown is { } answer && isAllowed(answer.Outcome, answer.Reason))
            {
                foreach (var prefix in before)
                {
                    yield return prefix;
                }
            }
        }
    }

    /// <summary>The parts of a known measure with an allowed answer, neighbours together where the same holds decide them.</summary>
    private IEnumerable<Alternative> RangesWithin(BandListDefinition ladder, Func<Outcome, string?, bool> isAllowed)
    {
        var accepts = AcceptRange(ladder);
        var isHoldPossible = ladder.Measure.Needs.HasFlag(MeasureNeeds.Holds) && isAllowed(Outcome.Review, ReasonCodes.HoldPossible);

        // Where all accepts are allowed, and what the possible holds make of them too, the possible holds change nothing.
        var isWhole = !ladder.Measure.Needs.HasFlag(MeasureNeeds.Holds)
            || (isHoldPossible && accepts is var (low, high) && Enumerable.Range(low, high - low + 1).All(IsAllowed));
        for (var first = 0; first < ladder.Bands.Count; first++)
        {
            if (!IsAllowed(first))
            {
                continue;
            }

            var last = first;
            while (last + 1 < ladder.Bands.Count && IsAllowed(last + 1) && EndAt(last + 1) == EndAt(first))
            {
                last++;
            }

            yield return terms.Known(ladder.Measure).And(Rungs(ladder, first, last, EndAt(first)));
            first = last;
        }

        if (isHoldPossible && !isWhole && accepts is var (from, to) && HoldPossible(ladder, from, to) is { } possible)
        {
            yield return possible;
        }

        bool IsAllowed(int rung)
        {
            var answer = ladder.Bands[rung].Answer;
            return isAllowed(answer.Outcome, ladder.NamesItself(answer) ? OwnCode : answer.Reason);
        }

        HoldsEnd EndAt(int rung) => isWhole ? HoldsEnd.Certain : EndOf(ladder.Bands[rung]);
    }
}
