using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>A running count of a threshold's values: adds the entries of a log in their order, each judged once.</summary>
internal sealed class TuningRun(TunedThreshold threshold, IReadOnlySet<string>? codes)
{
    private readonly ThresholdProbe _probe = threshold.CreateProbe();
    private readonly List<TunedDecision> _decisions = [];
    private readonly ReturnsCounter _debits = new();
    private readonly TallyCounter _tally = new();
    private long _others;
    private long _differs;

    public IReadOnlyList<TunedDecision> Decisions => _decisions;

    public void Add(DecisionRecord record)
    {
        var (debit, ruleSet) = (record.Debit, threshold.RuleSet);
        var isOfRuleSet = string.Equals(record.RuleSet.Name, ruleSet.Identity.Name, StringComparison.Ordinal);
        if (!isOfRuleSet || debit.Amount.Currency != ruleSet.Currency)
        {
            _others++;
            _debits.AddElsewhere(debit.Id);
            return;
        }

        var outcomes = _probe.Judge(Backtest.FactsFor(ruleSet, record));
        var current = outcomes.At(threshold.Current);
        _differs += current == record.Verdict.Outcome ? 0 : 1;
        _tally.Add(debit.Amount.Amount);
        _debits.Add(record, current, _decisions.Count);
        _decisions.Add(new TunedDecision(debit.Amount.Amount, outcomes));
    }

    public void Add(RecordedEvent recorded) => _debits.Add(recorded);

    /// <summary>The decisions on which the returned debits rest.</summary>
    public IEnumerable<TunedDecision> OfReturned() =>
        _debits.Debits.Where(debit => KindOf(debit) == TunedDebit.Returned).Select(debit => _decisions[debit.Decision]);

    /// <summary>Counts every value, whatever their number, in one pass over the decisions and one over the debits.</summary>
    /// <param name="steps">The values, ascending and distinct, the present one among them.</param>
    /// <param name="valuesCount">The number of values from which these are.</param>
    public TuningResult Count(IReadOnlyList<long> steps, int valuesCount)
    {
        long[] values = [.. steps];
        Outcome[] possible = [Outcome.Accept, Outcome.Review, Outcome.Decline];
        var outcomes = possible.ToDictionary(outcome => outcome, _ => new TallySteps(values.Length));
        foreach (var decision in _decisions)
        {
            ForEach(decision.Outcomes, values, (outcome, from, to) => outcomes[outcome].Add(from, to, decision.Amount));
        }

        var stopped = Enum.GetValues<TunedDebit>().ToDictionary(kind => kind, _ => new TallySteps(values.Length));
        var all = Enum.GetValues<TunedDebit>().ToDictionary(kind => kind, _ => new TallyCounter());
        foreach (var debit in _debits.Debits)
        {
            var kind = KindOf(debit);
            all[kind].Add(debit.Amount);
            ForEach(_decisions[debit.Decision].Outcomes, values, (outcome, from, to) =>
            {
                if (kind == TunedDebit.NotSent ? outcome == Outcome.Accept : IsStopped(debit, outcome))
                {
                    stopped[kind].Add(from, to, debit.Amount);
                }
            });
        }

        var currency = threshold.RuleSet.Currency;
        var counts = new TuningCounts(
            threshold,
            values,
            outcomes.ToDictionary(row => row.Key, row => row.Value.In(currency)),
            stopped.ToDictionary(row => row.Key, row => row.Value.In(currency)),
            all.ToDictionary(row => row.Key, row => row.Value.In(currency)));
        return new TuningResult
        {
            Decisions = _tally.In(currency),
            OthersCount = _others,
            DiffersCount = _differs,
            Returned = counts.All(TunedDebit.Returned),
            OtherReturns = counts.All(TunedDebit.ReturnedOtherwise),
            Good = counts.All(TunedDebit.Good),
            ValuesCount = valuesCount,
            Rows = counts.Rows(),
        };
    }

    /// <summary>The person who approved a review could also have approved another one, so only a decline stops it.</summary>
    private static bool IsStopped(FollowedDebit debit, Outcome outcome) =>
        debit.IsReview ? outcome == Outcome.Decline : outcome != Outcome.Accept;

    private static void ForEach(ThresholdOutcomes outcomes, long[] values, Action<Outcome, int, int> add)
    {
        var (first, second) = (IndexOf(values, outcomes.First), IndexOf(values, outcomes.Second));
        add(outcomes.Low, 0, first);
        add(outcomes.Middle, first, second);
        add(outcomes.High, second, values.Length);
    }

    private static int IndexOf(long[] values, long step)
    {
        var index = Array.BinarySearch(values, step);
        return index < 0 ? ~index : index;
    }

    private TunedDebit KindOf(FollowedDebit debit) => (debit.Progress, debit.Answer) switch
    {
        (DebitProgress.Sent or DebitProgress.Returned, DebitOutcome.Declined) => TunedDebit.AgainstDecline,
        (DebitProgress.Returned, _) =>
            codes is null || codes.Contains(_debits.CodeOf(debit)) ? TunedDebit.Returned : TunedDebit.ReturnedOtherwise,
        (DebitProgress.Sent, _) => TunedDebit.Good,
        (_, DebitOutcome.LetThrough) => TunedDebit.LetThrough,
        _ => TunedDebit.NotSent,
    };
}
