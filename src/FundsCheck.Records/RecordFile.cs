using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>Reads a decision log up to its last whole line. The writer may append at the same time.</summary>
public static class RecordFile
{
    /// <summary>
    /// Verifies the hash chain of a log, and that the earlier lines of each debit permit each of its decisions and events. Counts the
    /// decisions whose facts do not follow from their reading, or whose holds do not follow from the earlier lines. Only an anchor detects
    /// a log that was rewritten as a whole.
    /// </summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="anchor">A head that was noted elsewhere, or the line of a <see cref="LogAnchor"/>, which the log must contain; null for
    /// none.</param>
    /// <returns>The counts of the log, and the decisions that differ.</returns>
    /// <exception cref="LogDamagedException">A line was altered, is missing or was moved; or the log has no whole line, or does not contain
    /// the anchor.</exception>
    /// <exception cref="FormatException">The text is not an anchor (<see cref="LogAnchor.Parse"/>).</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static LogVerification Verify(string path, string? anchor = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new LogVerifier(path, anchor is null ? null : LogAnchor.Parse(anchor)).Verify();
    }

    /// <summary>Reads the decisions of a log one after another. Memory does not grow with the log.</summary>
    /// <exception cref="LogDamagedException">A line was altered or moved; thrown when the enumeration reaches it.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static IEnumerable<LoggedDecision> ReadDecisions(string path) =>
        from entry in ReadEntries(path)
        where entry.Entry is LogEntry.Decided
        select new LoggedDecision(entry.Line, ((LogEntry.Decided)entry.Entry).Record, entry.RuleSet!);

    /// <summary>Reads all decisions and events of one debit, in the order of the log.</summary>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
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
        using var walk = new LogReader(path);
        var ruleSets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        while (walk.Next() is { } entry)
        {
            if (entry is LogEntry.Rules rules && !ruleSets.ContainsKey(rules.Identity.Sha256))
            {
                ruleSets[rules.Identity.Sha256] = RecordedRules.Load(rules, walk.Location);
            }

            yield return (walk.Position.Lines, entry, entry is LogEntry.Decided decided ? ruleSets[decided.Record.RuleSet.Sha256] : null);
        }
    }
}
