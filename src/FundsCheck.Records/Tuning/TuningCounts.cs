namespace FundsCheck.Records;

/// <summary>The sums of each value, and the rows made of them.</summary>
internal sealed class TuningCounts(
    TunedThreshold threshold,
    long[] values,
    Dictionary<Outcome, IReadOnlyList<BacktestTally>> outcomes,
    Dictionary<TunedDebit, IReadOnlyList<BacktestTally>> changed,
    Dictionary<TunedDebit, BacktestTally> all)
{
    public BacktestTally All(TunedDebit kind) => all[kind];

    public IReadOnlyList<TuningRow> Rows()
    {
        var rows = values.Select(RowOf).ToList();
        return [.. rows.Select(row => row with { IsEfficient = IsEfficient(row, rows) })];
    }

    private TuningRow RowOf(long step, int index)
    {
        var strictness = Math.Sign(step - threshold.Current) * (threshold.IsStricterUpward ? 1 : -1) * RankOf(step);
        var (stopped, lost, added) = (
            changed[TunedDebit.Returned][index], changed[TunedDebit.Good][index], changed[TunedDebit.NotSent][index]);
        var returned = all[TunedDebit.Returned].Count - stopped.Count;
        var sent = returned + all[TunedDebit.Good].Count - lost.Count
            + all[TunedDebit.ReturnedOtherwise].Count - changed[TunedDebit.ReturnedOtherwise][index].Count;
        return new TuningRow
        {
            Step = step,
            Threshold = threshold.Format(step),
            Strictness = strictness,
            Accepts = outcomes[Outcome.Accept][index],
            Reviews = outcomes[Outcome.Review][index],
            Declines = outcomes[Outcome.Decline][index],
            ReturnsStopped = stopped,
            GoodLost = lost,
            Added = added,
            Rate = strictness < 0 ? TuningRate.Bounds(returned, sent, added.Count) : TuningRate.Wilson(returned, sent),
        };
    }

    /// <summary>How many counted values lie between a value and the present one, itself included.</summary>
    private int RankOf(long step) => Math.Abs(Array.BinarySearch(values, step) - Array.BinarySearch(values, threshold.Current));

    private static bool IsEfficient(TuningRow row, List<TuningRow> rows) => row.Strictness >= 0 && !rows.Exists(other =>
        other.Strictness >= 0
        && other.ReturnsStopped.Count >= row.ReturnsStopped.Count
        && other.GoodLost.Count <= row.GoodLost.Count
        && (other.ReturnsStopped.Count > row.ReturnsStopped.Count
            || other.GoodLost.Count < row.GoodLost.Count
            || Math.Abs(other.Strictness) < Math.Abs(row.Strictness)));
}
