using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>Says what one check answers in terms of facts.</summary>
internal sealed class CheckClauses
{
    private readonly MeasureTerms _terms;
    private readonly BandListTerms _ladders;
    private readonly Clause[] _atMost = new Clause[3];

    public CheckClauses(CheckDefinition check, MeasureTerms terms)
    {
        Check = check;
        _terms = terms;
        _ladders = new BandListTerms(terms);
        Needs = check.Needs;
        InForce = [.. check.Guards.Select(guard => new Clause([.. Excuses(guard, isTrue: false)])), .. Voices()];
        _atMost[(int)Outcome.Accept] = Within((outcome, _) => outcome <= Outcome.Accept);
        _atMost[(int)Outcome.Review] = Within((outcome, _) => outcome <= Outcome.Review);
    }

    /// <summary>Whether a reason may be a failure's own code, or that of a balance that was not requested.</summary>
    public static bool MayBeOwnCode(string reason) =>
        ReasonCodes.MayBeFailureCode(reason) || string.Equals(reason, BalanceFailures.NotRequestedCode, StringComparison.Ordinal);

    public CheckDefinition Check { get; }

    public MeasureNeeds Needs { get; }

    public bool IsGate => Check.BandList.Measure.IsGate;

    /// <summary>Whether the check is evaluated before a balance is read and holds are known.</summary>
    public bool IsOfDebitAlone => Needs == MeasureNeeds.None;

    /// <summary>The check is neither silent nor excused.</summary>
    public IReadOnlyList<Clause> InForce { get; }

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
    public Clause Within(Func<Outcome, string?, bool> isAllowed) =>
        new([.. _ladders.AnswersWithin(Check.BandList, isAllowed), .. Quiet.Alternatives]);

    /// <summary>The guard is known to excuse the check, whether or not another does.</summary>
    public IReadOnlyList<Clause> ReachGuard(GuardDefinition guard) => [new Clause([.. Excuses(guard, isTrue: true)]), .. Voices()];

    /// <summary>The check is in force and lands, at the certain holds, on one of these rungs.</summary>
    public IReadOnlyList<Clause> ReachRungs(BandListDefinition ladder, int first, int last) =>
        ReachRungs(ladder, first, last, HoldsEnd.Certain);

    /// <summary>The check is in force and lands on a rung that accepts, which the possible holds would leave.</summary>
    public IReadOnlyList<Clause> ReachHoldPossible(BandListDefinition ladder) =>
        BandListTerms.AcceptRange(ladder) is var (first, last) && _ladders.HoldPossible(ladder, first, last) is { } possible
            ? [.. InForce, .. UnknownBefore(ladder), new Clause([possible])]
            : [];

    /// <summary>
    /// The check answers as one rung states; and, apart, it lands there with the certain holds and the possible ones make it a review: once
    /// for each rung where they land it.
    /// </summary>
    public (IReadOnlyList<Clause> Plain, IReadOnlyList<(int Rung, IReadOnlyList<Clause> Clauses)> HoldPossible) ReachRung(
        BandListDefinition ladder,
        int rung)
    {
        var plain = ReachRungs(ladder, rung, rung, BandListTerms.EndOf(ladder.Bands[rung]));
        if (ladder.Bands[rung].Answer.Outcome != Outcome.Accept)
        {
            return (plain, []);
        }

        var certain = ReachRungs(ladder, rung, rung);
        return (plain, [.. BandListTerms.RungsBeyond(ladder).Select(beyond => (beyond, WithAllHolds(beyond)))]);

        IReadOnlyList<Clause> WithAllHolds(int beyond) =>
            [.. certain, new Clause([_ladders.Rungs(ladder, beyond, beyond, HoldsEnd.Total)])];
    }

    /// <summary>The check is in force and every measure that it knows of is unknown.</summary>
    public IReadOnlyList<Clause> ReachUnknown() => [.. InForce, .. Check.BandList.Chain().Select(ladder => _terms.Unknown(ladder.Measure))];

    /// <summary>The check is in force and comes to this ladder with its measure known.</summary>
    public IReadOnlyList<Clause> ReachLadder(BandListDefinition ladder) =>
        [.. InForce, .. UnknownBefore(ladder), new Clause([_terms.Known(ladder.Measure)])];

    /// <summary>The ways in which the check gives a reason.</summary>
    public IEnumerable<AnswerWay> Givers(string reason)
    {
        foreach (var ladder in Check.BandList.Chain())
        {
            for (var rung = 0; rung < ladder.Bands.Count; rung++)
            {
                var answer = ladder.Bands[rung].Answer;
                if (string.Equals(answer.Reason, reason, StringComparison.Ordinal))
                {
                    yield return new AnswerWay(answer.Outcome, ReachRung(ladder, rung).Plain);
                }
                else if (ladder.NamesItself(answer) && MayBeOwnCode(reason))
                {
                    yield return new AnswerWay(answer.Outcome, ReachRung(ladder, rung).Plain);
                }
            }

            if (ladder.IfUnknown is { } unknown && string.Equals(unknown.Reason, reason, StringComparison.Ordinal))
            {
                yield return new AnswerWay(unknown.Outcome, ReachUnknown());
            }

            if (string.Equals(reason, ReasonCodes.HoldPossible, StringComparison.Ordinal)
                && ReachHoldPossible(ladder) is { Count: > 0 } possible)
            {
                yield return new AnswerWay(Outcome.Review, possible);
            }
        }
    }

    /// <summary>The ways to each answer, rungs side by side with one outcome together.</summary>
    public IEnumerable<AnswerWay> Ways()
    {
        foreach (var ladder in Check.BandList.Chain())
        {
            var rungs = ladder.Bands;
            for (var first = 0; first < rungs.Count; first++)
            {
                var (last, outcome) = (first, rungs[first].Answer.Outcome);
                while (last + 1 < rungs.Count && rungs[last + 1].Answer.Outcome == outcome && ladder.Measure.Unit != MeasureUnit.Value)
                {
                    last++;
                }

                yield return new AnswerWay(outcome, ReachRungs(ladder, first, last));
                first = last;
            }

            if (ReachHoldPossible(ladder) is { Count: > 0 } possible)
            {
                yield return new AnswerWay(Outcome.Review, possible);
            }

            if (ladder.IfUnknown is { } unknown)
            {
                yield return new AnswerWay(unknown.Outcome, ReachUnknown());
            }
        }
    }

    private IEnumerable<Clause> Voices() => GatesBefore().Select(gate => new Clause([_terms.IsOpen(gate, isOpen: true)]));

    private IEnumerable<Alternative> Silences() => GatesBefore().Select(gate => _terms.IsOpen(gate, isOpen: false));

    private IEnumerable<Measure> GatesBefore() =>
        new[] { Measures.BalanceReading, Measures.BalanceCurrency }.Where(gate => Needs.HasFlag(gate.Silences));

    private IReadOnlyList<Clause> ReachRungs(BandListDefinition ladder, int first, int last, HoldsEnd end) =>
        [.. InForce, .. UnknownBefore(ladder), new Clause([_terms.Known(ladder.Measure).And(_ladders.Rungs(ladder, first, last, end))])];

    private IEnumerable<Clause> UnknownBefore(BandListDefinition ladder) =>
        Check.BandList.Chain().TakeWhile(other => !ReferenceEquals(other, ladder)).Select(other => _terms.Unknown(other.Measure));

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
                _terms.Side(guard.Measure, guard.Edge, guard.Comparison == GuardComparison.UpTo, holds, HoldsEnd.Total),
            _ => _terms.Side(guard.Measure, guard.Edge, guard.Comparison == GuardComparison.Above, !holds, HoldsEnd.Total),
        };
        return [_terms.Known(guard.Measure).And(side), .. isTrue ? [] : _terms.Unknown(guard.Measure).Alternatives];
    }
}
