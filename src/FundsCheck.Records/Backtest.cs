using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>Judges the recorded decisions of a log by a newer rule set, and counts the changes.</summary>
/// <remarks>
/// Each recorded decision, every revision of a debit, is judged by both rule sets from its recorded facts. A changed decision does not
/// change later decisions: every decision keeps its recorded holds, and a balance that was not read stays not read.
/// </remarks>
public static class Backtest
{
    /// <summary>
    /// Reads the log once, from its start to its last whole line. Memory grows by about 100 bytes for each debit, since a later line may
    /// record a return of the debit.
    /// </summary>
    /// <param name="old">The rule set before the change. Its decisions, by name and currency, are judged; all other decisions are counted
    /// as <see cref="BacktestResult.Others"/>.</param>
    /// <param name="newer">The rule set after the change, of any name.</param>
    /// <param name="path">The path of the log.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The counts of all decisions, and of the returns of their debits.</returns>
    /// <exception cref="ArgumentException">The two rule sets have different currencies.</exception>
    /// <exception cref="LogDamagedException">A line was altered, or is missing.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    /// <exception cref="OverflowException">A sum of amounts exceeds the exact range of <see cref="Money"/>.</exception>
    public static BacktestResult Run(
        RuleSet old, RuleSet newer, string path, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(newer);
        var run = new BacktestRun(old, newer);
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

        return run.Result();
    }

    /// <summary>
    /// Judges the facts of a recorded decision by another rule set, which reads the custom facts of the debit and of
    /// the fact source as it declares them.
    /// </summary>
    /// <param name="ruleSet">The other rule set.</param>
    /// <param name="record">The recorded decision.</param>
    /// <returns>The verdict of <paramref name="ruleSet"/>; the record stays as it is.</returns>
    /// <exception cref="ArgumentException">The rule set judges debits in another currency.</exception>
    public static Verdict Judge(RuleSet ruleSet, DecisionRecord record)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        ArgumentNullException.ThrowIfNull(record);
        return ruleSet.Judge(FactsFor(ruleSet, record));
    }

    /// <summary>The recorded facts, with the custom facts as the rule set declares them.</summary>
    internal static DecisionFacts FactsFor(RuleSet ruleSet, DecisionRecord record)
    {
        var given = record.Debit.Facts.ToDictionary(
            fact => fact.Key,
            fact => fact.Value.Value is bool or long ? fact.Value : ruleSet.ParseFact(fact.Key, fact.Value.Text, isQuoted: true),
            StringComparer.Ordinal);
        return record.Facts with { Custom = ruleSet.Classify(given, record.SourceFacts) };
    }
}
