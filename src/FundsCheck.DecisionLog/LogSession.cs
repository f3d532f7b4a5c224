using FundsCheck.Holds;
using FundsCheck.Records.Format;
using FundsCheck.Rules;
using FundsCheck.Storage;

namespace FundsCheck.DecisionLog;

/// <summary>
/// A log from its opening to its failure: what is on disk of it, the lines that are written, and those that wait for it. What is decided
/// counts for the next decision at once, and where the write fails both fail.
/// </summary>
/// <param name="log">The log.</param>
/// <param name="fail">Stops the store.</param>
internal sealed class LogSession(SegmentedLog log, Action<Exception> fail) : IDisposable
{
    private LogBatch _decided = new();
    private LogBatch _beingWritten = new();

    /// <summary>Whether the active segment is to be sealed before more is written.</summary>
    public bool IsFull => log.IsFull;

    /// <summary>Ends when all that was decided so far is on disk.</summary>
    public Task<Exception?> Written => _decided.Written;

    /// <summary>Makes the caller one of those who wait for what is decided now; true for the first of them.</summary>
    public bool Join() => _decided.Join();

    /// <summary>Takes what waits to be written; null where nobody waits.</summary>
    public LogBatch? TryTake()
    {
        if (!_decided.IsAwaited)
        {
            return null;
        }

        (_decided, _beingWritten) = (_beingWritten, _decided);
        return _beingWritten;
    }

    /// <summary>Writes a batch, and returns once the disk has it.</summary>
    public void Write(LogBatch batch) => log.Write(batch);

    /// <summary>Seals the active segment and begins the next one, while nobody has a turn.</summary>
    public void Rotate() => log.Rotate();

    public void Dispose() => log.Dispose();

    /// <summary>Decides, unless a decision stands; the line waits to be written. In the caller's turn.</summary>
    /// <exception cref="DebitConflictException">The id is known with other content.</exception>
    /// <exception cref="DebitClosedException">The debit may no longer be initiated.</exception>
    /// <exception cref="InvalidDebitException">The debit contradicts what is recorded of the one that it presents again.</exception>
    /// <exception cref="DecisionNotRecordedException">Nothing was added.</exception>
    public DecisionCommit Decide(DecisionRequest request, HashedId debit, AccountKeys account)
    {
        var commit = StoreLogic.Decide(request, id => Find(IsOf(id, debit) ? debit : HashedId.Of(id)), log.Holds, account);
        if (!commit.IsExisting)
        {
            var after = new DebitStatus(commit.Record, []);
            AddDecision(debit, after, request.RuleSet);
            log.Note(commit.Record.DecidedAt, request.Bounds);
            Hold(after, account.As(commit.Record, request.PersistentAccountId));
            if (StoreLogic.Retried(commit.Record, id => Find(HashedId.Of(id))) is { } retried)
            {
                _decided.Set(retried);
            }
        }

        return commit;
    }

    /// <summary>Records an event, unless it is recorded already; the line waits to be written. In the caller's turn.</summary>
    /// <exception cref="DebitEventRefusedException">The debit is unknown, or the event contradicts what is recorded.</exception>
    /// <exception cref="DecisionNotRecordedException">Nothing was added.</exception>
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

    private static bool IsOf(string id, HashedId debit) => string.Equals(id, debit.Id, StringComparison.Ordinal);

    private DebitStatus? Find(HashedId debit) => _decided.Find(debit.Id) ?? _beingWritten.Find(debit.Id) ?? LookUp(debit);

    /// <summary>What is on disk of a debit. Damage stops the store; a file that cannot be opened is this caller's trouble alone.</summary>
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

    private void AddDecision(HashedId debit, DebitStatus after, RuleSet ruleSet)
    {
        var isNew = false;
        try
        {
            isNew = log.AddRuleSet(ruleSet.Identity);
            _decided.Add(debit, after, isNew ? ruleSet : null);
        }
        catch (UnwritableLineException exception)
        {
            if (isNew)
            {
                log.RemoveRuleSet(ruleSet.Identity);
            }

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
            // What is written and what is held must never differ.
            fail(exception);
            throw new DecisionNotRecordedException(after.Record.Debit.Id, exception);
        }
    }
}
