using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>Tells what newer rules would have made of the decisions of a log.</summary>
/// <remarks>
/// Each recorded decision, every revision of a debit, is judged by both rule sets from its recorded facts. What the newer rules would have
/// changed for later debits is not followed: the holds are those that were recorded, and a balance that nobody read stays unread.
/// </remarks>
public static class Backtest
{
    /// <summary>
    /// Reads the log once, from its start to its last whole line. Memory grows by about 100 bytes for each debit, as a return of it may yet
    /// be recorded, and with nothing else.
    /// </summary>
    /// <param name="old">The rules before. The decisions of the rule set of this name, in its currency, are judged; the others are counted
    /// apart.</param>
    /// <param name="newer">The rules after, under whatever name.</param>
    /// <param name="path">The log.</param>
    /// <param name="progress">Is told how many decisions were read, after each.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ArgumentException">The two judge debits in different currencies.</exception>
    /// <exception cref="LogDamagedException">A line is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="OverflowException">A sum of money cannot be held exactly.</exception>
    public static BacktestResult Run(
        RuleSet old, RuleSet newer, string path, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(newer);
        var run = new BacktestRun(old, newer);
        var decisions = 0L;
        foreach (var (_, entry, _) in RecordFile.ReadEntries(path))
        {
            cancellationToken.ThrowIfCancellationRequested();
            switch (entry)
            {
                case LogEntry.Decided decided:
                    run.Add(decided.Record);
                    progress?.Report(++decisions);
                    break;
                case LogEntry.Happened happened:
                    run.Add(happened.Event);
                    break;
                default:
                    break;
            }
        }

        return run.Result();
    }
}
