using System.Runtime.CompilerServices;
using FundsCheck.Records.Format;
using FundsCheck.Rules;

namespace FundsCheck.Records;

/// <summary>Reads a decision log up to its last whole line. The writer may append at the same time.</summary>
public static class RecordFile
{
    private const int TakenMax = 256;

    /// <summary>
    /// Verifies the hash chain of a log, and that the earlier lines of each debit permit each of its decisions and events. Counts the
    /// decisions whose facts do not follow from their reading, or whose holds do not follow from the earlier lines. Only an anchor detects
    /// a log that was rewritten as a whole.
    /// </summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="anchor">A head that was noted elsewhere, or the line of a <see cref="LogAnchor"/>, which the log must contain; null for
    /// none.</param>
    /// <param name="progress">Receives the progress at intervals; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The counts of the log, and the decisions that differ.</returns>
    /// <exception cref="LogDamagedException">A line was altered, is missing or was moved; or the log has no whole line, or does not contain
    /// the anchor.</exception>
    /// <exception cref="FormatException">The text is not an anchor (<see cref="LogAnchor.Parse"/>).</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static LogVerification Verify(
        string path, string? anchor = null, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new LogVerifier(path, anchor is null ? null : LogAnchor.Parse(anchor)).Verify(progress, cancellationToken);
    }

    /// <summary>Reads the decisions of a log one after another. Memory does not grow with the log.</summary>
    /// <exception cref="LogDamagedException">A line was altered or moved; thrown when the enumeration reaches it.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static IEnumerable<LoggedDecision> ReadDecisions(string path) => Decisions(ReadEntries(path));

    /// <summary>Reads the decisions of a log one after another, on threads of the pool. Memory does not grow with the log.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <exception cref="LogDamagedException">A line was altered or moved; thrown when the enumeration reaches it.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static async IAsyncEnumerable<LoggedDecision> ReadDecisionsAsync(
        string path, IProgress<LogProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var decisions = Decisions(ReadEntries(path, progress, cancellationToken)).GetEnumerator();

        // Files are read synchronously, so the pool reads many decisions for each wait of the caller.
        while (await Task.Run(() => Take(decisions), cancellationToken).ConfigureAwait(false) is { Count: > 0 } read)
        {
            foreach (var decision in read)
            {
                yield return decision;
            }
        }
    }

    /// <summary>Reads all decisions and events of one debit, in the order of the log.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="debitId">The id of the debit.</param>
    /// <param name="progress">Receives the progress after each decision; null for no reports.</param>
    /// <param name="cancellationToken">Stops the read.</param>
    /// <returns>The timeline; null where the log has no decision on the debit.</returns>
    /// <exception cref="LogDamagedException">A line was altered or moved.</exception>
    /// <exception cref="IOException">A file of the log cannot be read.</exception>
    public static DebitTimeline? Find(
        string path, string debitId, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var decisions = new List<LoggedDecision>();
        var events = new List<RecordedEvent>();
        foreach (var (line, entry, ruleSet) in ReadEntries(path, progress, cancellationToken))
        {
            if (entry is LogEntry.Decided decided && ruleSet is not null
                && string.Equals(decided.Record.Debit.Id, debitId, StringComparison.Ordinal))
            {
                decisions.Add(new LoggedDecision(line, decided.Record, ruleSet));
            }
            else if (entry is LogEntry.Happened happened && string.Equals(happened.Event.DebitId, debitId, StringComparison.Ordinal))
            {
                events.Add(happened.Event);
            }
        }

        return decisions.Count == 0 ? null : new DebitTimeline(decisions, events);
    }

    internal static IEnumerable<(long Line, LogEntry Entry, RuleSet? RuleSet)> ReadEntries(
        string path, IProgress<LogProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        using var reader = new LogReader(path);
        var ruleSets = new Dictionary<string, RuleSet>(StringComparer.Ordinal);
        var total = TotalBytes(path, progress);
        var (decisions, segment, sealedBytes, bytes) = (0L, 1, 0L, 0L);
        while (reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (segment, sealedBytes) = reader.Segment == segment ? (segment, sealedBytes) : (reader.Segment, sealedBytes + bytes);
            bytes = reader.Position.Bytes;
            if (entry is LogEntry.Rules rules && !ruleSets.ContainsKey(rules.Identity.Sha256))
            {
                ruleSets[rules.Identity.Sha256] = RecordedRules.Load(rules, reader.Location);
            }

            yield return (reader.Position.Lines, entry, entry is LogEntry.Decided decided ? ruleSets[decided.Record.RuleSet.Sha256] : null);
            if (entry is LogEntry.Decided)
            {
                progress?.Report(new LogProgress(++decisions, sealedBytes + bytes, total));
            }
        }
    }

    /// <summary>The bytes of all segments of a log; 0 where nobody asks for progress.</summary>
    internal static long TotalBytes(string path, IProgress<LogProgress>? progress) =>
        progress is null ? 0 : SegmentList.FilesOf(RealPath.Of(path)).Sum(file => new FileInfo(file).Length);

    private static IEnumerable<LoggedDecision> Decisions(IEnumerable<(long Line, LogEntry Entry, RuleSet? RuleSet)> entries)
    {
        foreach (var (line, entry, ruleSet) in entries)
        {
            if (entry is LogEntry.Decided decided && ruleSet is not null)
            {
                yield return new LoggedDecision(line, decided.Record, ruleSet);
            }
        }
    }

    private static List<LoggedDecision> Take(IEnumerator<LoggedDecision> decisions)
    {
        var taken = new List<LoggedDecision>();
        while (taken.Count < TakenMax && decisions.MoveNext())
        {
            taken.Add(decisions.Current);
        }

        return taken;
    }
}
