using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>Reads a log that a file store wrote, also while it is written: up to its last whole line.</summary>
public static class RecordFile
{
    /// <summary>
    /// Verifies that each line continues the one before it, and that each decision and event is permitted by the lines before it of its
    /// debit; finds the decisions whose facts do not follow from their reading, or whose holds do not follow from the lines before. Without
    /// an anchor this is no proof against a log that was written anew as a whole.
    /// </summary>
    /// <param name="path">The log.</param>
    /// <param name="anchor">A head that was noted elsewhere, or the line of a <see cref="LogAnchor"/>; the log must contain it.</param>
    /// <exception cref="LogDamagedException">The first line that is wrong; or there is no whole line, or the anchor is not in the
    /// log.</exception>
    /// <exception cref="FormatException">The anchor is none (<see cref="LogAnchor.Parse"/>).</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LogVerification Verify(string path, string? anchor = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new LogVerifier(path, anchor is null ? null : LogAnchor.Parse(anchor)).Verify();
    }

    /// <summary>The decisions of a log, one after another, in little memory however long it is.</summary>
    /// <exception cref="LogDamagedException">A line is wrong; thrown when it is reached.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<LoggedDecision> ReadDecisions(string path) =>
        from entry in ReadEntries(path)
        where entry.Entry is LogEntry.Decided
        select new LoggedDecision(entry.Line, ((LogEntry.Decided)entry.Entry).Record, entry.RuleSet!);

    /// <summary>Every decision on a debit, and what became of it, in the order of the log.</summary>
    /// <exception cref="LogDamagedException">A line is wrong.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static DebitTimeline? Find(string path, string debitId)
    {
        var decisions = new List<LoggedDecision>();
        var events = new List<RecordedEvent>();
        foreach (var (line, entry, ruleSet) in ReadEntries(path))
        {
            if (entry is LogEntry.Decided decided && string.Equals(decided.Record.Debit.Id, debitId, StringComparison.Ordinal))
            {
                decisions.Add(new LoggedDecision(line, decided.Record, ruleSet!));
            }
            else if (entry is LogEntry.Happened happened && string.Equals(happened.Event.DebitId, debitId, StringComparison.Ordinal))
            {
                events.Add(happened.Event);
            }
        }

        return decisions.Count == 0 ? null : new DebitTimeline(decisions, events);
    }

    internal static IEnumerable<(long Line, LogEntry Entry, RuleSet? RuleSet)> ReadEntries(string path)
    {
        using var walk = new LogWalk(path);
        var ruleSets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        while (walk.Next() is { } entry)
        {
            if (entry is LogEntry.Rules rules && !ruleSets.ContainsKey(rules.Identity.Sha256))
            {
                ruleSets[rules.Identity.Sha256] = RecordedRules.Load(rules, walk.Place);
            }

            yield return (walk.Position.Lines, entry, entry is LogEntry.Decided decided ? ruleSets[decided.Record.RuleSet.Sha256] : null);
        }
    }
}
