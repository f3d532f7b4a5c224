using FundsCheck.Records.Format;

namespace FundsCheck.Records;

/// <summary>Counts recorded decisions under many values of one threshold.</summary>
/// <remarks>
/// Each decision is judged once: the other checks as they are, and the check of the threshold for all its values. The counts of a value are
/// those of a <see cref="Backtest"/> of the rule set with that value. Only debits that were sent can have a return: the effect of a
/// stricter value on returns is estimated, that of a looser one is only bounded.
/// </remarks>
public static class Tuning
{
    /// <summary>The number of values that are counted by default.</summary>
    public const int ValuesDefault = 20;

    /// <summary>The maximum number of values.</summary>
    public const int ValuesMax = 1_000;

    /// <summary>Reads the log once. Memory grows by about 200 bytes for each decision.</summary>
    /// <param name="threshold">The threshold.</param>
    /// <param name="path">The path of the log.</param>
    /// <param name="values">The values to count, in steps of the threshold; null for values from the records.</param>
    /// <param name="valuesMax">The number of values from the records, at most <see cref="ValuesMax"/>.</param>
    /// <param name="codes">The return codes that count; null for all.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="LogDamagedException">A line was altered, or is missing.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    /// <exception cref="OverflowException">A sum of amounts exceeds the exact range of <see cref="Money"/>.</exception>
    public static TuningResult Run(
        TunedThreshold threshold,
        string path,
        IReadOnlyList<long>? values = null,
        int valuesMax = ValuesDefault,
        IReadOnlySet<string>? codes = null,
        IProgress<LogProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(threshold);
        ArgumentOutOfRangeException.ThrowIfLessThan(valuesMax, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(valuesMax, ValuesMax);
        var run = new TuningRun(threshold, codes);
        foreach (var (_, entry, _) in RecordFile.ReadEntries(path, progress, cancellationToken))
        {
            switch (entry)
            {
                case LogEntry.Decided decided:
                    run.Add(decided.Record);
                    break;
                case LogEntry.Happened happened:
                    run.Add(happened.Event);
                    break;
                default:
                    break;
            }
        }

        if (values is null)
        {
            var (steps, count) = TuningCandidates.Choose(threshold, run, valuesMax);
            return run.Count(steps, count);
        }

        List<long> given = [.. values.Append(threshold.Current).Distinct().Order()];
        return run.Count(given, given.Count);
    }
}
