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
    /// <param name="progress">Receives the progress at intervals; null for no reports.</param>
    /// <param name="archive">The folder of the archived segments, to verify the whole log; null to verify the rest of a log whose first
    /// segments are archived, from the state at their end (<see cref="LogVerification.ArchivedLines"/>).</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The counts of the log, and the decisions that differ.</returns>
    /// <exception cref="LogDamagedException">A line was altered, is missing or was moved; or the log has no whole line, or does not contain
    /// the anchor.</exception>
    /// <exception cref="FormatException">The text is not an anchor (<see cref="LogAnchor.Parse"/>).</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static LogVerification Verify(
        string path, string? anchor = null, IProgress<LogProgress>? progress = null, string? archive = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var source = LogSource.Of(path, archive);
        return new LogVerifier(path, source, anchor is null ? null : LogAnchor.Parse(anchor)).Verify(progress, cancellationToken);
    }

    /// <summary>Reads the decisions of a log one after another. Memory does not grow with the log.</summary>
    /// <exception cref="LogDamagedException">A line was altered or moved; thrown when the enumeration reaches it.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static IEnumerable<LoggedDecision> ReadDecisions(string path) => ReadDecisions(LogSource.Of(path));

    /// <summary>Reads the decisions of a log one after another, on threads of the pool. Memory does not grow with the log.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="LogDamagedException">A line was altered or moved; thrown when the enumeration reaches it.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static IAsyncEnumerable<LoggedDecision> ReadDecisionsAsync(
        string path, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default) =>
        PooledRead.RunAsync(Decisions(ReadEntries(LogSource.Of(path), progress, cancellationToken)), cancellationToken);

    /// <summary>Reads all decisions and events of one debit, in the order of the log; of a debit with archived lines, those that the log
    /// carries.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="debitId">The id of the debit.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The timeline; null where the log has no decision on the debit.</returns>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static LoggedTimeline? Find(
        string path, string debitId, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var decisions = new List<LoggedDecision>();
        var events = new List<RecordedEvent>();
        var source = LogSource.Of(path);
        foreach (var (line, entry, rules) in ReadCarried(source).Concat(ReadEntries(source, progress, cancellationToken)))
        {
            if (entry is LogEntry.Decided decided && rules is not null
                && string.Equals(decided.Record.Debit.Id, debitId, StringComparison.Ordinal))
            {
                decisions.Add(new LoggedDecision(line, decided.Record, rules.RuleSet) { Challenger = rules.Challenger });
            }
            else if (entry is LogEntry.Happened happened && string.Equals(happened.Event.DebitId, debitId, StringComparison.Ordinal))
            {
                events.Add(happened.Event);
            }
        }

        return decisions.Count == 0 ? null : new LoggedTimeline(decisions, events);
    }

    internal static IEnumerable<(long Line, LogEntry Entry, DecisionRules? Rules)> ReadEntries(
        string path, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default) =>
            ReadEntries(LogSource.Of(path), progress, cancellationToken);

    internal static IEnumerable<(long Line, LogEntry Entry, DecisionRules? Rules)> ReadEntries(
        LogSource source, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var reader = new LogReader(source);
        var ruleSets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        var total = TotalBytes(source, progress);
        var (decisions, segment, sealedBytes, bytes) = (0L, 1, 0L, 0L);
        while (reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (segment, sealedBytes) = reader.Segment == segment ? (segment, sealedBytes) : (reader.Segment, sealedBytes + bytes);
            bytes = reader.Position.Bytes;
            yield return (reader.Position.Lines, entry, RulesOf(entry, reader.Location, ruleSets));
            if (entry is LogEntry.Decided)
            {
                progress?.Report(new LogProgress(++decisions, sealedBytes + bytes, total));
            }
        }
    }

    /// <summary>Reads the decisions of some segments of a log.</summary>
    internal static IEnumerable<LoggedDecision> ReadDecisions(LogSource source) => Decisions(ReadEntries(source));

    /// <summary>Reads the lines that a log carries of its archived segments; none where these segments are read.</summary>
    internal static IEnumerable<(long Line, LogEntry Entry, DecisionRules? Rules)> ReadCarried(LogSource source)
    {
        var ruleSets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        foreach (var (entry, line, location, _) in source.LeftOut?.ReadCarried() ?? [])
        {
            yield return (line, entry, RulesOf(entry, location, ruleSets));
        }
    }

    /// <summary>The bytes of all segments of a log; 0 where nobody asks for progress.</summary>
    internal static long TotalBytes(LogSource source, IProgress<LogProgress>? progress) =>
        progress is null ? 0 : source.Files().Sum(file => new FileInfo(file).Length);

    // The rule sets of a decision; a line of a rule set adds it.
    private static DecisionRules? RulesOf(LogEntry entry, LineLocation location, Dictionary<string, RuleSet> ruleSets)
    {
        if (entry is LogEntry.Rules rules && !ruleSets.ContainsKey(rules.Identity.Sha256))
        {
            ruleSets[rules.Identity.Sha256] = RecordedRules.Load(rules, location);
        }

        return entry is LogEntry.Decided { Record: var record }
            ? new DecisionRules(
                ruleSets[record.RuleSet.Sha256],
                record.Challenger is { RuleSet.Sha256: var sha256 } ? ruleSets.GetValueOrDefault(sha256) : null)
            : null;
    }

    private static IEnumerable<LoggedDecision> Decisions(IEnumerable<(long Line, LogEntry Entry, DecisionRules? Rules)> entries)
    {
        foreach (var (line, entry, rules) in entries)
        {
            if (entry is LogEntry.Decided decided && rules is not null)
            {
                yield return new LoggedDecision(line, decided.Record, rules.RuleSet) { Challenger = rules.Challenger };
            }
        }
    }
}
