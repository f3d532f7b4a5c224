using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Expresses the outcomes of band lists as constraints on facts.</summary>
public sealed class BandListTerms(MeasureTerms terms)
{
    /// <summary>The placeholder for the failure's own code as a reason; real reasons have no space.</summary>
    internal const string OwnCode = "own code";

    /// <summary>The range of accepting bands, which are adjacent for a measure with holds; null without one.</summary>
    public static (int First, int Last)? AcceptRange(BandListDefinition bandList)
    {
        var accepting = Enumerable.Range(0, bandList.Bands.Count)
            .Where(band => bandList.Bands[band].Answer.Outcome == Outcome.Accept).ToList();
        return accepting.Count == 0 ? null : (accepting[0], accepting[^1]);
    }

    /// <summary>Gets the holds that select a band: all holds for an accept, the holds that are not yet posted otherwise.</summary>
    internal static CountedHolds EndOf(BandDefinition band) =>
        band.Answer.Outcome == Outcome.Accept ? CountedHolds.All : CountedHolds.NotYetPosted;

    /// <summary>Constrains a known measure to a range of bands.</summary>
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
    /// Gets the bands beyond the accepting ones that the possibly posted holds can reach; none for a measure without holds. Toward its
    /// worse side a band list leaves accept once; a band list that accepts at its worst end never leaves it.
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

    /// <summary>Constrains a known measure to these accepting bands, and with all holds counted to a band that does not accept.</summary>
    internal Alternative? HoldPossible(BandListDefinition bandList, int first, int last)
    {
        if (BandsBeyond(bandList) is not { Count: > 0 } beyond)
        {
            return null;
        }

        var notYetPosted = terms.Known(bandList.Measure).And(Bands(bandList, first, last, CountedHolds.NotYetPosted));
        return notYetPosted.And(Bands(bandList, beyond[0], beyond[^1], CountedHolds.All));
    }

    /// <summary>
    /// Constrains a band list and its fallbacks to an allowed outcome. The reason is null for none, and <see cref="OwnCode"/> for the
    /// failure's own code.
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

    /// <summary>Gets the parts of a known measure with an allowed outcome; adjacent bands with the same counted holds are merged.</summary>
    private IEnumerable<Alternative> RangesWithin(BandListDefinition bandList, Func<Outcome, string?, bool> isAllowed)
    {
        var accepts = AcceptRange(bandList);
        var isHoldPossible = bandList.Measure.Needs.HasFlag(MeasureNeeds.Holds) && isAllowed(Outcome.Review, ReasonCodes.HoldPossible);

        // Where all accepts and the reviews by possibly posted holds are allowed, these holds do not matter.
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
