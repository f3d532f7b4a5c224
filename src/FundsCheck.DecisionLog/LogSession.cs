using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <summary>
/// A log from its opening to its failure: the lines on disk, the lines being written, and the waiting lines. A decision counts for the next
/// decision at once; where its write fails, both fail.
/// </summary>
/// <param name="log">The open log.</param>
/// <param name="fail">Stops the store.</param>
internal sealed class LogSession(SegmentedLog log, Action<Exception> fail) : IDisposable
{
    private LogBatch _decided = new();
    private LogBatch _beingWritten = new();

    /// <summary>True where the log needs <see cref="KeepUp"/> before the next write.</summary>
    public bool IsUpkeepDue => log.IsUpkeepDue;

    /// <summary>The path of the log, with links resolved.</summary>
    public string LogPath => log.LogPath;

    /// <summary>The number of lines on disk.</summary>
    public long LinesOnDisk => log.LinesOnDisk;

    /// <summary>Completes once all decisions so far are on disk.</summary>
    public Task<Exception?> Written => _decided.Written;

    /// <summary>Adds the caller to the waiting callers of the current batch; returns true for the first one.</summary>
    public bool Join() => _decided.Join();

    /// <summary>Takes the waiting batch; null where no caller waits.</summary>
    public LogBatch? TryTake()
    {
        if (!_decided.IsAwaited)
        {
            return null;
        }

        (_decided, _beingWritten) = (_beingWritten, _decided);
        return _beingWritten;
    }

    /// <summary>Writes a batch, and returns once it is on disk.</summary>
    public void Write(LogBatch batch)
    {
        log.Write(batch);
        foreach (var status in batch.Statuses)
        {
            log.Statuses.TrySet(status);
        }
    }

    /// <summary>Seals the active segment, or writes a checkpoint within it. No caller has a turn meanwhile.</summary>
    public void KeepUp() => log.KeepUp();

    public void Dispose() => log.Dispose();

    /// <summary>Decides, unless an existing decision is still valid; the line waits to be written. Runs in the caller's turn.</summary>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    /// <exception cref="DebitClosedException">The debit may no longer be initiated.</exception>
    /// <exception cref="InvalidDebitException">The debit contradicts the record of the retried debit.</exception>
    /// <exception cref="DecisionNotRecordedException">The record is not in the log.</exception>
    public DecisionCommit Decide(DecisionRequest request, HashedId debit, AccountKeys account)
    {
        var commit = StoreLogic.Decide(request, id => Find(IsOf(id, debit) ? debit : HashedId.Of(id)), log.Holds, account);
        if (!commit.IsExisting)
        {
            var after = new DebitStatus(commit.Record, []);
            AddDecision(debit, after, commit.Record.Challenger is null ? [request.RuleSet] : [request.RuleSet, request.Challenger]);
            log.Note(commit.Record.DecidedAt, request.Bounds);
            Hold(after, account.As(commit.Record, request.PersistentAccountId));
            if (StoreLogic.Retried(commit.Record, id => Find(HashedId.Of(id))) is { } retried)
            {
                _decided.Set(retried);
            }
        }

        return commit;
    }

    /// <summary>Records an event, unless it is recorded already; the line waits to be written. Runs in the caller's turn.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts the recorded events.</exception>
    /// <exception cref="DecisionNotRecordedException">The record is not in the log.</exception>
    public EventCommit Record(EventRequest request, HashedId debit)
    {
        var commit = StoreLogic.Judge(request, Find(debit), out var after);
        if (!commit.IsRepeated)
        {
            AddEvent(debit, after, commit.Event);
            log.Note(commit.Event.RecordedAt, request.Bounds);
            Hold(after, AccountKeys.From(after.Record));
        }

        return commit;
    }

    /// <summary>
    /// Finds the holds on an account and its linked accounts, also of lines that wait to be written. Runs in the caller's turn.
    /// </summary>
    public IReadOnlyList<AccountHold> FindHolds(string accountKey, DateTimeOffset expiresAfter) =>
        [.. log.Holds.Find(accountKey, expiresAfter).Select(AccountHold.From)];

    /// <summary>Finds the decisions and events of a debit on disk; null for a new id. A damaged line stops the store.</summary>
    public DebitTimeline? FindTimeline(HashedId debit)
    {
        try
        {
            return log.FindTimeline(debit);
        }
        catch (Exception exception) when (exception is LogDamagedException or InvalidDataException)
        {
            fail(exception);
            throw;
        }
    }

    /// <summary>Finds the status of a connection on disk; null where none is known.</summary>
    public ConnectionStatus? FindStatus(string connectionId, string? accountId) => log.Statuses.Find(connectionId, accountId);

    /// <summary>Sets a status that replaces the current one; the line waits to be written. Runs in the caller's turn.</summary>
    /// <returns>False where the status does not replace the current one.</returns>
    /// <exception cref="ConnectionStatusNotRecordedException">The status is not in the log.</exception>
    public bool Set(ConnectionStatus status)
    {
        var (connection, account) = (status.ConnectionId, status.AccountId);
        if (!status.Replaces(
            _decided.Find(connection, account) ?? _beingWritten.Find(connection, account) ?? FindStatus(connection, account)))
        {
            return false;
        }

        try
        {
            _decided.Add(status);
            return true;
        }
        catch (UnwritableLineException exception)
        {
            throw ConnectionStatusNotRecordedException.BeforeCommit(exception);
        }
    }

    private static bool IsOf(string id, HashedId debit) => string.Equals(id, debit.Id, StringComparison.Ordinal);

    private DebitStatus? Find(HashedId debit) => _decided.Find(debit.Id) ?? _beingWritten.Find(debit.Id) ?? LookUp(debit);

    /// <summary>
    /// Reads the state of a debit on disk. A damaged line stops the store; a file that cannot be opened fails for this caller alone.
    /// </summary>
    public DebitStatus? LookUp(HashedId debit)
    {
        try
        {
            return log.Find(debit);
        }
        catch (Exception exception) when (exception is LogDamagedException or InvalidDataException)
        {
            fail(exception);
            throw new DecisionNotRecordedException(debit.Id, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            throw DecisionNotRecordedException.BeforeCommit(debit.Id, exception);
        }
    }

    private void AddDecision(HashedId debit, DebitStatus after, ReadOnlySpan<RuleSet?> ruleSets)
    {
        var added = new List<RuleSet>();
        try
        {
            foreach (var ruleSet in ruleSets)
            {
                if (ruleSet is not null && log.AddRuleSet(ruleSet.Identity))
                {
                    added.Add(ruleSet);
                }
            }

            _decided.Add(debit, after, added);
        }
        catch (UnwritableLineException exception)
        {
            added.ForEach(ruleSet => log.RemoveRuleSet(ruleSet.Identity));
            throw DecisionNotRecordedException.BeforeCommit(debit.Id, exception);
        }
    }

    private void AddEvent(HashedId debit, DebitStatus after, RecordedEvent recorded)
    {
        try
        {
            _decided.Add(debit, after, recorded);
        }
        catch (UnwritableLineException exception)
        {
            throw DecisionNotRecordedException.BeforeCommit(debit.Id, exception);
        }
    }

    private void Hold(DebitStatus after, AccountKeys account)
    {
        try
        {
            log.Holds.Add(after, account);
        }
        catch (Exception exception)
        {
            // The holds must equal the written lines.
            fail(exception);
            throw new DecisionNotRecordedException(after.Record.Debit.Id, exception);
        }
    }
}
