using System.Runtime.ExceptionServices;
using FundsCheck.Decisions.Held;
using FundsCheck.Decisions.Log.Segments;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Decisions in a file that a person can read. Callers decide in turn, each on its own thread; one thread writes what they decided, for as many of
/// them as wait, and each gets its answer when it is on disk, many with one flush. After a failed write nothing is known of what is on disk: the
/// store then refuses everything until it is opened again.
/// </summary>
internal sealed class FileDecisionStore : IDecisionStore, IAsyncDisposable, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SegmentedLog _log;
    private readonly LogThread _thread;
    private LogBatch _decided = new();
    private LogBatch _beingWritten = new();
    private TaskCompletionSource? _rotation;
    private bool _isFull;
    private bool _isClosed;
    private volatile Exception? _failure;

    private FileDecisionStore(SegmentedLog log)
    {
        _log = log;
        _isFull = log.IsFull;
        _thread = new LogThread(WriteAll);
    }

    public bool IsDurable => true;

    /// <summary>Opens a log, or begins one. Proves the chain of all that is in it; cuts off what a crash left of a last line.</summary>
    /// <exception cref="LogInUseException">Another process writes to it.</exception>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileDecisionStore Open(string path, DecisionLogOptions options, TimeProvider time, ILogger logger) => new(SegmentedLog.Open(path, options, time, logger));

    public ValueTask<DebitHistory?> RecallAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DecisionNotRecordedException.ThrowIf(debitId, _failure);
        return ValueTask.FromResult(_log.Find(HashedId.Of(debitId)));
    }

    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        // What needs nobody else's turn is worked out before this one's.
        var (debit, account) = (HashedId.Of(request.Debit.Id), AccountNames.Of(request));
        return InTurnAsync(debit.Id, () => Decide(request, debit, account), cancellationToken);
    }

    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        var debit = HashedId.Of(request.DebitId);
        return InTurnAsync(debit.Id, () => Record(request, debit), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        await _thread.EndAsync().ConfigureAwait(false);
        _log.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask<T> InTurnAsync<T>(string debitId, Func<T> work, CancellationToken cancellationToken)
    {
        LogTurn<T>? turn;
        while ((turn = TryTurn(debitId, work, cancellationToken)) is null)
        {
            await RotatedAsync(cancellationToken).ConfigureAwait(false);
        }

        var (commit, refusal, written) = turn.Value;
        DecisionNotRecordedException.ThrowIf(debitId, await written.ConfigureAwait(false));
        refusal?.Throw();
        return commit!;
    }

    /// <summary>Does a caller's work with the log to itself; null while a segment is closed.</summary>
    private LogTurn<T>? TryTurn<T>(string debitId, Func<T> work, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!MayBegin(debitId, cancellationToken))
            {
                return null;
            }

            if (_decided.Join())
            {
                _thread.Wake();
            }

            try
            {
                return new LogTurn<T>(work(), Refusal: null, _decided.Written);
            }
            catch (Exception refusal) when (refusal is DebitConflictException or DebitClosedException or InvalidDebitException or DebitEventRefusedException)
            {
                // It rests on what may not be on disk yet, so it is told no sooner than that.
                return new LogTurn<T>(default, ExceptionDispatchInfo.Capture(refusal), _decided.Written);
            }
        }
    }

    private DecisionCommit Decide(DecisionRequest request, HashedId debit, AccountNames account)
    {
        var commit = DebitLedger.Decide(request, id => Find(string.Equals(id, debit.Id, StringComparison.Ordinal) ? debit : HashedId.Of(id)), _log.Holds, account);
        if (!commit.IsRecalled)
        {
            Add(new LogAddition(debit, commit.Record, request.RuleSet, Event: null), new DebitHistory(commit.Record, []), account.As(commit.Record, request));
            if (DebitLedger.Retried(commit.Record, id => Find(HashedId.Of(id))) is { } retried)
            {
                _decided.Set(retried);
            }
        }

        return commit;
    }

    private EventCommit Record(EventRequest request, HashedId debit)
    {
        var commit = DebitLedger.Judge(request, Find(debit), out var after);
        if (!commit.IsRepeated)
        {
            Add(new LogAddition(debit, Decision: null, RuleSet: null, commit.Event), after, AccountNames.Of(after.Record));
        }

        return commit;
    }

    // From here on the commit has begun.
    private bool MayBegin(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DecisionNotRecordedException.ThrowIf(debitId, _failure);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_isFull && _rotation is null)
        {
            // A checkpoint tells what the log adds up to: nobody has a turn until it is written.
            _rotation = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _thread.Wake();
        }

        return _rotation is null;
    }

    private Task RotatedAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _rotation?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }

    private DebitHistory? Find(HashedId debit) => _decided.Find(debit.Id) ?? _beingWritten.Find(debit.Id) ?? _log.Find(debit);

    private void Add(LogAddition addition, DebitHistory after, AccountNames account)
    {
        try
        {
            _decided.Add(addition, after);
            _log.Holds.Add(after, account);
        }
        catch (Exception exception)
        {
            // What is written and what is held must never differ.
            _failure = exception;
            throw new DecisionNotRecordedException(addition.Debit.Id, exception);
        }
    }

    /// <summary>Writes batch after batch, each with one flush, until nobody waits.</summary>
    private void WriteAll()
    {
        while (TryTake(out var batch))
        {
            if (batch is null)
            {
                Guard(_log.Rotate);
                EndRotation();
                continue;
            }

            Guard(() => _log.Write(batch.Additions));
            Tell(batch);
        }
    }

    /// <summary>Takes what was decided; nothing where the segment is to be closed. False where nobody waits.</summary>
    private bool TryTake(out LogBatch? batch)
    {
        lock (_gate)
        {
            batch = _decided.IsAwaited ? _decided : null;
            if (batch is not null)
            {
                (_decided, _beingWritten) = (_beingWritten, batch);
            }

            return batch is not null || _rotation is not null;
        }
    }

    private void Tell(LogBatch batch)
    {
        TaskCompletionSource<Exception?> written;
        lock (_gate)
        {
            (written, _isFull) = (batch.Empty(), _log.IsFull);
        }

        written.SetResult(_failure);
    }

    private void EndRotation()
    {
        TaskCompletionSource rotation;
        lock (_gate)
        {
            (rotation, _rotation, _isFull) = (_rotation!, null, false);
        }

        rotation.SetResult();
    }

#pragma warning disable CA1031 // Whatever went wrong, nothing is known of what is on disk, and no caller may wait for ever.
    private void Guard(Action write)
    {
        try
        {
            if (_failure is null)
            {
                write();
            }
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }
#pragma warning restore CA1031
}
