using FundsCheck.Decisions.Log;
using FundsCheck.Decisions.Log.Chunks;
using FundsCheck.Rules;

namespace FundsCheck.Decisions;

/// <summary>Reads a log that a file store wrote, also while it is written: up to its last whole line.</summary>
public static class DecisionLog
{
    /// <summary>Proves that each line continues the one before it.</summary>
    /// <param name="path">The log.</param>
    /// <param name="anchor">A head that was noted elsewhere; the log must contain it.</param>
    /// <exception cref="LogDamagedException">The first line that is wrong; or the anchor is not in the log.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static LogProof Verify(string path, string? anchor = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var noted = LineHash.Find(anchor);
        var log = new ParallelLog<ProofPart>(path, () => new ProofPart(), (part, line) => part.Add(line, noted));
        var proof = new ProofPart();
        foreach (var part in log.Read())
        {
            proof.Add(part);
        }

        return anchor is null || proof.IsAnchored || noted == default(LineHash)
            ? new LogProof(log.End.Lines, proof.Decisions, proof.Events, log.End.Head.ToString(), log.TornBytes)
            : throw new LogDamagedException(path, log.End.Lines, $"no line has the hash {anchor}: the log was cut short or altered before it, or the anchor is another log's");
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
    public static DebitStory? Find(string path, string debitId)
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

        return decisions.Count == 0 ? null : new DebitStory(decisions, events);
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
