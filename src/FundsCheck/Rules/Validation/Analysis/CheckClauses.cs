using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Expresses the outcomes of a check as clauses on facts.</summary>
public sealed class CheckClauses
{
    private readonly MeasureTerms _terms;
    private readonly BandListTerms _bandLists;
    private readonly Clause[] _atMost = new Clause[3];

    /// <summary>Creates the clauses of a check.</summary>
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

    /// <summary>True where a reason may be a failure's own code, or the code of a balance that was not requested.</summary>
    public static bool MayBeOwnCode(string reason) =>
        ReasonCodes.MayBeFailureCode(reason) || string.Equals(reason, BalanceFailures.NotRequestedCode, StringComparison.Ordinal);

    /// <summary>The check.</summary>
    public CheckDefinition Check { get; }

    /// <summary>The facts of the balance that the check needs.</summary>
    public MeasureNeeds Needs { get; }

    internal bool IsGate => Check.BandList.Measure.IsGate;

    /// <summary>True where the check is evaluated before a balance is read and holds are known.</summary>
    public bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The clauses under which the check is in force: neither silent nor exempted.</summary>
    internal IReadOnlyList<Clause> InForce { get; }

    /// <summary>The clauses under which at most one guard keeps the check out of force.</summary>
    public IEnumerable<Clause> InForceBut(GuardDefinition guard) =>
        [.. Check.Guards.Where(other => other != guard).Select(other => new Clause([.. Excuses(other, isTrue: false)])), .. Voices()];

    /// <summary>The clauses under which the check is silent or exempted.</summary>
    public Clause Quiet =>
        new([
            .. Check.For.SelectMany(guard => Excuses(guard, isTrue: true)),
            .. Check.Unless.SelectMany(guard => Excuses(guard, isTrue: true)),
            .. Silences(),
        ]);

    /// <summary>The clauses under which the check is not more severe.</summary>
    public Clause AtMost(Outcome outcome) => _atMost[(int)outcome];

    /// <summary>
    /// The clauses under which the check has no outcome or an allowed one. The reason is null for none, and
    /// <see cref="BandListTerms.OwnCode"/> for the failure's own code.
    /// </summary>
    internal Clause Within(Func<Outcome, string?, bool> isAllowed) =>
        new([.. _bandLists.AnswersWithin(Check.BandList, isAllowed), .. Quiet.Alternatives]);

    /// <summary>The clauses under which the guard is known to exempt the check, independent of other guards.</summary>
    public IReadOnlyList<Clause> ReachGuard(GuardDefinition guard) => [new Clause([.. Excuses(guard, isTrue: true)]), .. Voices()];

    /// <summary>
    /// The clauses under which the check is in force and reaches one of these bands with the holds that are not yet posted.
    /// </summary>
    public IReadOnlyList<Clause> ReachBands(BandListDefinition bandList, int first, int last) =>
        ReachBands(bandList, first, last, CountedHolds.NotYetPosted);

    /// <summary>
    /// The clauses under which the check is in force and reaches an accepting band that the possibly posted holds would leave.
    /// </summary>
    internal IReadOnlyList<Clause> ReachHoldPossible(BandListDefinition bandList) =>
        BandListTerms.AcceptRange(bandList) is var (first, last) && _bandLists.HoldPossible(bandList, first, last) is { } possible
            ? [.. InForce, .. UnknownBefore(bandList), new Clause([possible])]
            : [];

    /// <summary>
    /// The clauses under which the check has the outcome of a band; and separately, for each band beyond, the clauses under which the
    /// possibly posted holds turn its accept into a review.
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

        var notYetPosted = ReachBands(bandList, band, band);
        return (plain, [.. BandListTerms.BandsBeyond(bandList).Select(beyond => (beyond, WithAllHolds(beyond)))]);

        IReadOnlyList<Clause> WithAllHolds(int beyond) =>
            [.. notYetPosted, new Clause([_bandLists.Bands(bandList, beyond, beyond, CountedHolds.All)])];
    }

    /// <summary>The clauses under which the check is in force and all its measures are unknown.</summary>
    public IReadOnlyList<Clause> ReachUnknown() =>
        [.. InForce, .. Check.BandList.Chain().Select(bandList => _terms.Unknown(bandList.Measure))];

    /// <summary>The clauses under which the check is in force and reaches this band list with a known measure.</summary>
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
        [
            .. InForce,
            .. UnknownBefore(bandList),
            new Clause([_terms.Known(bandList.Measure).And(_bandLists.Bands(bandList, first, last, end))]),
        ];

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
