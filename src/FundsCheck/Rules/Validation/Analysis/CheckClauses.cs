using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Says what one check answers in terms of facts.</summary>
public sealed class CheckClauses
{
    private readonly MeasureTerms _terms;
    private readonly BandListTerms _bandLists;
    private readonly Clause[] _atMost = new Clause[3];

    /// <summary>Expresses a check in terms of facts.</summary>
    /// <param name="check">The check.</param>
    /// <param name="terms">The measures in terms of facts.</param>
    public CheckClauses(CheckDefinition check, MeasureTerms terms)
    {
        Check = check;
        _terms = terms;
        _bandLists = new BandListTerms(terms);
        Needs = check.Needs;
        InForce = [.. check.Guards.Select(guard => new Clause([.. Excuses(guard, isTrue: false)])), .. Voices()];
        _atMost[(int)Outcome.Accept] = Within((outcome, _) => outcome <= Outcome.Accept);
        _atMost[(int)Outcome.Review] = Within((outcome, _) => outcome <= Outcome.Review);
    }

    /// <summary>Whether a reason may be a failure's own code, or that of a balance that was not requested.</summary>
    public static bool MayBeOwnCode(string reason) =>
        ReasonCodes.MayBeFailureCode(reason) || string.Equals(reason, BalanceFailures.NotRequestedCode, StringComparison.Ordinal);

    /// <summary>The check.</summary>
    public CheckDefinition Check { get; }

    /// <summary>What must be known of the balance before the check can be judged.</summary>
    public MeasureNeeds Needs { get; }

    internal bool IsGate => Check.BandList.Measure.IsGate;

    /// <summary>Whether the check is evaluated before a balance is read and holds are known.</summary>
    public bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The check is neither silent nor excused.</summary>
    internal IReadOnlyList<Clause> InForce { get; }

    /// <summary>Nothing keeps the check out of force but perhaps one guard.</summary>
    public IEnumerable<Clause> InForceBut(GuardDefinition guard) =>
        [.. Check.Guards.Where(other => other != guard).Select(other => new Clause([.. Excuses(other, isTrue: false)])), .. Voices()];

    /// <summary>The check is silent or excused.</summary>
    public Clause Quiet =>
        new([
            .. Check.For.SelectMany(guard => Excuses(guard, isTrue: true)),
            .. Check.Unless.SelectMany(guard => Excuses(guard, isTrue: true)),
            .. Silences(),
        ]);

    /// <summary>The check says nothing more severe.</summary>
    public Clause AtMost(Outcome outcome) => _atMost[(int)outcome];

    /// <summary>
    /// The check says nothing, or an answer that is allowed. The reason is null where the answer has none, and
    /// <see cref="BandListTerms.OwnCode"/> where it is the failure's own code.
    /// </summary>
    internal Clause Within(Func<Outcome, string?, bool> isAllowed) =>
        new([.. _bandLists.AnswersWithin(Check.BandList, isAllowed), .. Quiet.Alternatives]);

    /// <summary>The guard is known to excuse the check, whether or not another does.</summary>
    public IReadOnlyList<Clause> ReachGuard(GuardDefinition guard) => [new Clause([.. Excuses(guard, isTrue: true)]), .. Voices()];

    /// <summary>The check is in force and lands, at the certain holds, on one of these bands.</summary>
    public IReadOnlyList<Clause> ReachBands(BandListDefinition bandList, int first, int last) =>
        ReachBands(bandList, first, last, CountedHolds.NotYetPosted);

    /// <summary>The check is in force and lands on a band that accepts, which the possible holds would leave.</summary>
    internal IReadOnlyList<Clause> ReachHoldPossible(BandListDefinition bandList) =>
        BandListTerms.AcceptRange(bandList) is var (first, last) && _bandLists.HoldPossible(bandList, first, last) is { } possible
            ? [.. InForce, .. UnknownBefore(bandList), new Clause([possible])]
            : [];

    /// <summary>
    /// The check answers as one band states; and, apart, it lands there with the certain holds and the possible ones make it a review: once
    /// for each band where they land it.
    /// </summary>
    public (IReadOnlyList<Clause> Plain, IReadOnlyList<(int Band, IReadOnlyList<Clause> Clauses)> HoldPossible) ReachBand(
        BandListDefinition bandList,
        int band)
    {
        var plain = ReachBands(bandList, band, band, BandListTerms.EndOf(bandList.Bands[band]));
        if (bandList.Bands[band].Answer.Outcome != Outcome.Accept)
        {
            return (plain, []);
        }

        var certain = ReachBands(bandList, band, band);
        return (plain, [.. BandListTerms.BandsBeyond(bandList).Select(beyond => (beyond, WithAllHolds(beyond)))]);

        IReadOnlyList<Clause> WithAllHolds(int beyond) =>
            [.. certain, new Clause([_bandLists.Bands(bandList, beyond, beyond, CountedHolds.All)])];
    }

    /// <summary>The check is in force and every measure that it knows of is unknown.</summary>
    public IReadOnlyList<Clause> ReachUnknown() => [.. InForce, .. Check.BandList.Chain().Select(bandList => _terms.Unknown(bandList.Measure))];

    /// <summary>The check is in force and comes to this band list with its measure known.</summary>
    public IReadOnlyList<Clause> ReachBandList(BandListDefinition bandList) =>
        [.. InForce, .. UnknownBefore(bandList), new Clause([_terms.Known(bandList.Measure)])];

    /// <summary>The ways in which the check gives a reason.</summary>
    internal IEnumerable<AnswerWay> Givers(string reason)
    {
        foreach (var bandList in Check.BandList.Chain())
        {
            for (var band = 0; band < bandList.Bands.Count; band++)
            {
                var answer = bandList.Bands[band].Answer;
                if (string.Equals(answer.Reason, reason, StringComparison.Ordinal))
                {
                    yield return new AnswerWay(answer.Outcome, ReachBand(bandList, band).Plain);
                }
                else if (bandList.NamesItself(answer) && MayBeOwnCode(reason))
                {
                    yield return new AnswerWay(answer.Outcome, ReachBand(bandList, band).Plain);
                }
            }

            if (bandList.IfUnknown is { } unknown && string.Equals(unknown.Reason, reason, StringComparison.Ordinal))
            {
                yield return new AnswerWay(unknown.Outcome, ReachUnknown());
            }

            if (string.Equals(reason, ReasonCodes.HoldPossible, StringComparison.Ordinal)
                && ReachHoldPossible(bandList) is { Count: > 0 } possible)
            {
                yield return new AnswerWay(Outcome.Review, possible);
            }
        }
    }

    /// <summary>The ways to each answer, bands side by side with one outcome together.</summary>
    public IEnumerable<AnswerWay> Ways()
    {
        foreach (var bandList in Check.BandList.Chain())
        {
            var bands = bandList.Bands;
            for (var first = 0; first < bands.Count; first++)
            {
                var (last, outcome) = (first, bands[first].Answer.Outcome);
                while (last + 1 < bands.Count && bands[last + 1].Answer.Outcome == outcome && bandList.Measure.Unit != MeasureUnit.Value)
                {
                    last++;
                }

                yield return new AnswerWay(outcome, ReachBands(bandList, first, last));
                first = last;
            }

            if (ReachHoldPossible(bandList) is { Count: > 0 } possible)
            {
                yield return new AnswerWay(Outcome.Review, possible);
            }

            if (bandList.IfUnknown is { } unknown)
            {
                yield return new AnswerWay(unknown.Outcome, ReachUnknown());
            }
        }
    }

    private IEnumerable<Clause> Voices() => GatesBefore().Select(gate => new Clause([_terms.IsOpen(gate, isOpen: true)]));

    private IEnumerable<Alternative> Silences() => GatesBefore().Select(gate => _terms.IsOpen(gate, isOpen: false));

    private IEnumerable<Measure> GatesBefore() =>
        new[] { Measures.BalanceReading, Measures.BalanceCurrency }.Where(gate => Needs.HasFlag(gate.Silences));

    private IReadOnlyList<Clause> ReachBands(BandListDefinition bandList, int first, int last, CountedHolds end) =>
        [.. InForce, .. UnknownBefore(bandList), new Clause([_terms.Known(bandList.Measure).And(_bandLists.Bands(bandList, first, last, end))])];

    private IEnumerable<Clause> UnknownBefore(BandListDefinition bandList) =>
        Check.BandList.Chain().TakeWhile(other => !ReferenceEquals(other, bandList)).Select(other => _terms.Unknown(other.Measure));

    /// <summary>
    /// Where a guard is known to excuse its check, or where it is not. The end with all holds decides: a guard of `for` points to the worse
    /// side and one of `unless` to the better, so what is excused there is excused with fewer holds too.
    /// </summary>
    private IEnumerable<Alternative> Excuses(GuardDefinition guard, bool isTrue)
    {
        var isFor = Check.For.Contains(guard);
        var holds = isTrue ? !isFor : isFor;
        var side = guard.Comparison switch
        {
            GuardComparison.In => _terms.InSet(guard.Measure, guard.Values, holds),
            GuardComparison.Below or GuardComparison.UpTo =>
                _terms.Side(guard.Measure, guard.Threshold, guard.Comparison == GuardComparison.UpTo, holds, CountedHolds.All),
            _ => _terms.Side(guard.Measure, guard.Threshold, guard.Comparison == GuardComparison.Above, !holds, CountedHolds.All),
        };
        return [_terms.Known(guard.Measure).And(side), .. isTrue ? [] : _terms.Unknown(guard.Measure).Alternatives];
    }
}
