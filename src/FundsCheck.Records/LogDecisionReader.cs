using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Storage;

namespace FundsCheck.Records;

/// <summary>
/// Reads the decisions of a log without opening it for writing; the writer may append at the same time. A position is the number of a line.
/// Each call reads the log anew, on threads of the pool; a page that begins after a position does not read the segments before it.
/// </summary>
/// <remarks>
/// A read throws <see cref="LogDamagedException"/> where a line was altered or moved, and <see cref="IOException"/> where a file cannot be
/// read.
/// </remarks>
public sealed class LogDecisionReader : IDecisionReader
{
    private readonly string _path;
    private readonly Func<long> _lastLine;

    /// <summary>Creates a reader; opens no file.</summary>
    /// <param name="path">The path of the log.</param>
    /// <param name="lastLine">
    /// Returns the number of the last line to read, once for each call: a writer leaves out lines that may not be on disk. Null for all
    /// whole lines.
    /// </param>
    public LogDecisionReader(string path, Func<long>? lastLine = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (_path, _lastLine) = (path, lastLine ?? (() => long.MaxValue));
    }

    /// <inheritdoc />
    /// <remarks>Reads the whole log.</remarks>
    public async ValueTask<DebitTimeline?> FindTimelineAsync(string debitId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(debitId);
        return await Task.Run(() => FindTimeline(debitId, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <remarks>Reads the log to its end, and again up to the end of the page. Memory grows with the reviews that did not lapse.</remarks>
    public IAsyncEnumerable<OpenReview> ReadOpenReviewsAsync(OpenReviewQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.MaxCount, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        return PooledRead.RunAsync(ReadOpenReviews(query, after, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    /// <remarks>Reads the whole log twice. Memory grows with the accounts of the log, and with the debits of this account.</remarks>
    public async ValueTask<IReadOnlyList<AccountHold>> ReadHoldsAsync(
        string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(accountKey);
        return await Task.Run(() => ReadHolds(accountKey, expiresAfter, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc />
    /// <remarks>Memory does not grow with the log.</remarks>
    public IAsyncEnumerable<StoredDecision> ReadDecisionsAsync(DecisionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var maxCount = query.MaxCount ?? int.MaxValue;
        ArgumentOutOfRangeException.ThrowIfLessThan(maxCount, 1, nameof(query));
        var after = QueryPosition.Parse(query.After, nameof(query));
        var decisions =
            from line in ReadLines(after, _lastLine(), cancellationToken)
            let record = (line.Entry as LogEntry.Decided)?.Record
            where record is not null && query.Matches(record)
            select new StoredDecision(QueryPosition.Format(line.Number), record);
        return PooledRead.RunAsync(decisions.Take(maxCount), cancellationToken);
    }

    private DebitTimeline? FindTimeline(string debitId, CancellationToken cancellationToken)
    {
        var (decisions, events) = (new List<DecisionRecord>(), new List<RecordedEvent>());
        foreach (var (_, entry) in ReadLines(after: 0, _lastLine(), cancellationToken))
        {
            switch (entry)
            {
                case LogEntry.Decided { Record: var record } when string.Equals(record.Debit.Id, debitId, StringComparison.Ordinal):
                    decisions.Add(record);
                    break;
                case LogEntry.Happened { Event: var recorded } when string.Equals(recorded.DebitId, debitId, StringComparison.Ordinal):
                    events.Add(recorded);
                    break;
            }
        }

        return decisions.Count == 0 ? null : new DebitTimeline(decisions, events);
    }

    private IEnumerable<OpenReview> ReadOpenReviews(OpenReviewQuery query, long after, CancellationToken cancellationToken)
    {
        var lastLine = _lastLine();
        var lines = FindOpenReviews(query, after, lastLine, cancellationToken);
        if (lines.Count == 0)
        {
            yield break;
        }

        foreach (var (number, entry) in ReadLines(after, lines.Max, cancellationToken))
        {
            if (entry is LogEntry.Decided { Record: var record } && lines.Contains(number))
            {
                yield return new OpenReview(QueryPosition.Format(number), new DebitStatus(record, []));
            }
        }
    }

    // Only later lines answer a review or decide it anew, so lines before the page do not count.
    private SortedSet<long> FindOpenReviews(OpenReviewQuery query, long after, long lastLine, CancellationToken cancellationToken)
    {
        var open = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (number, entry) in ReadLines(after, lastLine, cancellationToken))
        {
            switch (entry)
            {
                case LogEntry.Decided { Record: var record } when query.Matches(new DebitStatus(record, [])):
                    open[record.Debit.Id] = number;
                    break;
                case LogEntry.Decided { Record: var record }:
                    open.Remove(record.Debit.Id);
                    break;
                case LogEntry.Happened { Event: var recorded }:
                    open.Remove(recorded.DebitId);
                    break;
            }
        }

        return [.. open.Values.Order().Take(query.MaxCount)];
    }

    private IReadOnlyList<AccountHold> ReadHolds(string accountKey, DateTimeOffset expiresAfter, CancellationToken cancellationToken)
    {
        var lastLine = _lastLine();
        var names = FindNames(accountKey, lastLine, cancellationToken);
        var debits = new SortedDictionary<string, DebitStatus>(StringComparer.Ordinal);
        foreach (var (_, entry) in ReadLines(after: 0, lastLine, cancellationToken))
        {
            if (entry is LogEntry.Decided { Record: var record } && names.Contains(AccountKeys.From(record).Key))
            {
                debits[record.Debit.Id] = new DebitStatus(record, []);
            }
            else if (entry is LogEntry.Happened { Event: var recorded } && debits.TryGetValue(recorded.DebitId, out var status))
            {
                debits[recorded.DebitId] = status.With(recorded);
            }
        }

        return
        [
            .. from debit in debits
            let hold = HoldCalculator.GetDebitHold(debit.Value)
            where hold?.ExpiresAt > expiresAfter
            select AccountHold.From(IndexedHold.From(debit.Key, hold)),
        ];
    }

    private HashSet<ulong> FindNames(string accountKey, long lastLine, CancellationToken cancellationToken)
    {
        var links = new HoldIndex();
        foreach (var (_, entry) in ReadLines(after: 0, lastLine, cancellationToken))
        {
            if (entry is LogEntry.Decided { Record: var record } && AccountKeys.From(record) is var account
                && account.AreLinkedBy(new DebitStatus(record, [])))
            {
                foreach (var other in account.All())
                {
                    links.Add(account.Key, other);
                }
            }
        }

        var name = AccountKeys.HashOfKey(accountKey);
        return [name, .. links.ToSorted().Select(account => account.Names).FirstOrDefault(names => names.Contains(name), [])];
    }

    private IEnumerable<(long Number, LogEntry Entry)> ReadLines(long after, long last, CancellationToken cancellationToken)
    {
        using var reader = LogReader.OpenAfter(_path, after);
        while (reader.Position.Lines < last && reader.Next() is { } entry)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (reader.Position.Lines > after)
            {
                yield return (reader.Position.Lines, entry);
            }
        }
    }
}
