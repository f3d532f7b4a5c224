using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Says what band lists answer in terms of facts.</summary>
public sealed class BandListTerms(MeasureTerms terms)
{
    /// <summary>Stands for the failure's own code where it is the reason: no reason has a space.</summary>
    internal const string OwnCode = "own code";

    /// <summary>The bands that accept, side by side where the measure counts holds; null where none does.</summary>
    public static (int First, int Last)? AcceptRange(BandListDefinition bandList)
    {
        var accepting = Enumerable.Range(0, bandList.Bands.Count).Where(band => bandList.Bands[band].Answer.Outcome == Outcome.Accept).ToList();
        return accepting.Count == 0 ? null : (accepting[0], accepting[^1]);
    }

    /// <summary>The holds that decide whether a band answers: all of them where it accepts, the certain ones elsewhere.</summary>
    internal static CountedHolds EndOf(BandDefinition band) => band.Answer.Outcome == Outcome.Accept ? CountedHolds.All : CountedHolds.NotYetPosted;

    /// <summary>A known measure lands on one of the bands.</summary>
    internal Alternative Bands(BandListDefinition bandList, int first, int last, CountedHolds end)
    {
        var bands = bandList.Bands;
        if (bandList.Measure.Unit == MeasureUnit.Value)
        {
            var above = bands.Take(first).SelectMany(band => band.Values);
            return bands[last].Kind == BandKind.Otherwise
                ? terms.InSet(bandList.Measure, above, isIn: false)
                : terms.InSet(bandList.Measure, bands.Skip(first).Take(last - first + 1).SelectMany(band => band.Values), isIn: true);
        }

        var from = first == 0
            ? Alternative.Always
            : terms.Side(bandList.Measure, bands[first - 1].Threshold, bands[first - 1].Kind == BandKind.UpTo, isBelow: false, end);
        return bands[last].Kind == BandKind.Otherwise
            ? from
            : from.And(terms.Side(bandList.Measure, bands[last].Threshold, bands[last].Kind == BandKind.UpTo, isBelow: true, end));
    }

    /// <summary>
    /// The bands beyond the accepting ones on which the possible holds can land a measure; none where it counts no holds. Toward its worse
    /// side a band list leaves accept once and for all; one that accepts at its worst end never does, whether or not it loads.
    /// </summary>
    internal static IReadOnlyList<int> BandsBeyond(BandListDefinition bandList)
    {
        if (!bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds) || AcceptRange(bandList) is not var (from, to))
        {
            return [];
        }

        var bands = Enumerable.Range(0, bandList.Bands.Count);
        return [.. bandList.Measure.Worse == WorseSide.Higher ? bands.Skip(to + 1) : bands.Take(from)];
    }

    /// <summary>A known measure lands on one of these bands, which accept, and with the possible holds on one that does not.</summary>
    internal Alternative? HoldPossible(BandListDefinition bandList, int first, int last)
    {
        if (BandsBeyond(bandList) is not { Count: > 0 } beyond)
        {
            return null;
        }

        var certain = terms.Known(bandList.Measure).And(Bands(bandList, first, last, CountedHolds.NotYetPosted));
        return certain.And(Bands(bandList, beyond[0], beyond[^1], CountedHolds.All));
    }

    /// <summary>
    /// The bands and those they fall back on come to an allowed answer. The reason is null where the answer has none, and
    /// <see cref="OwnCode"/> where it is the failure's own code.
    /// </summary>
    internal IEnumerable<Alternative> AnswersWithin(BandListDefinition first, Func<Outcome, string?, bool> isAllowed)
    {
        IReadOnlyList<Alternative> before = [Alternative.Always];
        foreach (var bandList in first.Chain())
        {
            foreach (var range in RangesWithin(bandList, isAllowed))
            {
                foreach (var prefix in before)
                {
                    yield return prefix.And(range);
                }
            }

            before = [.. before.SelectMany(prefix => terms.Unknown(bandList.Measure).Alternatives.Select(prefix.And))];
            if (bandList.IfUnknown is { } answer && isAllowed(answer.Outcome, answer.Reason))
            {
                foreach (var prefix in before)
                {
                    yield return prefix;
                }
            }
        }
    }

    /// <summary>The parts of a known measure with an allowed answer, neighbours together where the same holds decide them.</summary>
    private IEnumerable<Alternative> RangesWithin(BandListDefinition bandList, Func<Outcome, string?, bool> isAllowed)
    {
        var accepts = AcceptRange(bandList);
        var isHoldPossible = bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds) && isAllowed(Outcome.Review, ReasonCodes.HoldPossible);

        // Where all accepts are allowed, and what the possible holds make of them too, the possible holds change nothing.
        var isWhole = !bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds)
            || (isHoldPossible && accepts is var (low, high) && Enumerable.Range(low, high - low + 1).All(IsAllowed));
        for (var first = 0; first < bandList.Bands.Count; first++)
        {
            if (!IsAllowed(first))
            {
                continue;
            }

            var last = first;
            while (last + 1 < bandList.Bands.Count && IsAllowed(last + 1) && EndAt(last + 1) == EndAt(first))
            {
                last++;
            }

            yield return terms.Known(bandList.Measure).And(Bands(bandList, first, last, EndAt(first)));
            first = last;
        }

        if (isHoldPossible && !isWhole && accepts is var (from, to) && HoldPossible(bandList, from, to) is { } possible)
        {
            yield return possible;
        }

        bool IsAllowed(int band)
        {
            var answer = bandList.Bands[band].Answer;
            return isAllowed(answer.Outcome, bandList.NamesItself(answer) ? OwnCode : answer.Reason);
        }

        CountedHolds EndAt(int band) => isWhole ? CountedHolds.NotYetPosted : EndOf(bandList.Bands[band]);
    }
}
