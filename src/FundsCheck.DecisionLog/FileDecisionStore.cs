using System.Runtime.ExceptionServices;
using FundsCheck.Records.Format;
using FundsCheck.Storage;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// A decision store in a human-readable file, which also keeps statuses of connections. Callers decide in turn, each on its own thread, and
/// format their own lines. One thread writes the lines of all waiting callers with one flush; a caller is acknowledged once its line is on
/// disk. After a failed write the content of the disk is unknown, and the store rejects all calls until it has reopened the log
/// (<see cref="LogRecovery"/>).
/// </summary>
public sealed partial class FileDecisionStore : IDecisionStore, IAsyncDisposable, IDisposable
{
    private readonly Lock _gate = new();
    private readonly LogThread _thread;
    private readonly LogRecovery _recovery;
    private volatile LogSession _session;
    private TaskCompletionSource? _upkeep;
    private bool _isUpkeepDue;
    private bool _isClosed;
    private volatile Exception? _failure;

    private FileDecisionStore(SegmentedLog log, Func<LogThread, LogRecovery> recovery)
    {
        _session = new LogSession(log, Fail);
        RecordedUntil = log.RecordedUntil > DateTimeOffset.MinValue ? log.RecordedUntil : null;
        _isUpkeepDue = log.IsUpkeepDue;
        _thread = new LogThread(WriteAll);
        _recovery = recovery(_thread);
    }

    /// <inheritdoc />
    public bool IsDurable => true;

    /// <inheritdoc />
    public DateTimeOffset? RecordedUntil { get; }

    /// <summary>Opens a log, or creates one. Verifies the hash chain of the log, and truncates the incomplete tail after a crash.</summary>
    /// <exception cref="LogInUseException">Another process writes to the log.</exception>
    /// <exception cref="LogDamagedException">A line was altered, or a segment is missing.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileDecisionStore Open(string path, DecisionLogOptions options, TimeProvider time, ILogger logger) =>
        new(SegmentedLog.Open(path, options, time, logger), thread => new LogRecovery(path, options, time, logger, thread.Wake));

    /// <inheritdoc />
    public ValueTask<DebitStatus?> FindAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LogCall.On(debitId).ThrowIf(_failure);
        return ValueTask.FromResult(_session.LookUp(HashedId.Of(debitId)));
    }

    /// <inheritdoc />
    public ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        // Work that needs no exclusive access is done before the turn.
        var (debit, account) = (HashedId.Of(request.Debit.Id), request.Account);
        return InTurnAsync(LogCall.On(debit.Id), () => _session.Decide(request, debit, account), cancellationToken);
    }

    /// <inheritdoc />
    public ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        var debit = HashedId.Of(request.DebitId);
        return InTurnAsync(LogCall.On(debit.Id), () => _session.Record(request, debit), cancellationToken);
    }

    /// <summary>Writes all waiting lines, and closes the log.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isClosed = true;
        }

        await _thread.EndAsync().ConfigureAwait(false);
        _recovery.Dispose();
        _session.Dispose();
    }

    /// <inheritdoc cref="DisposeAsync" />
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask<T> InTurnAsync<T>(LogCall call, Func<T> work, CancellationToken cancellationToken)
    {
        LogTurn<T>? turn;
        while ((turn = TryTurn(call, work, cancellationToken)) is null)
        {
            await KeptUpAsync(cancellationToken).ConfigureAwait(false);
        }

        var (commit, refusal, written) = turn.Value;
        call.ThrowIf(await written.ConfigureAwait(false));
        return LogTurn<T>.Result(commit, refusal);
    }

    /// <summary>Runs a caller's work with exclusive access to the log; null while a segment is being sealed.</summary>
    private LogTurn<T>? TryTurn<T>(LogCall call, Func<T> work, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (!MayBegin(call, cancellationToken))
            {
                return null;
            }

            if (_session.Join())
            {
                _thread.Wake();
            }

            try
            {
                return new LogTurn<T>(work(), Refusal: null, _session.Written);
            }
            catch (Exception refusal) when (refusal is DebitConflictException or DebitClosedException or DebitArchivedException
                or InvalidDebitException or DebitEventRefusedException)
            {
                // The failure depends on lines that may not be on disk yet, so it is reported after their flush.
                return new LogTurn<T>(default, ExceptionDispatchInfo.Capture(refusal), _session.Written);
            }
        }
    }

    // The commit starts here.
    private bool MayBegin(LogCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        call.ThrowIf(_failure);
        ObjectDisposedException.ThrowIf(_isClosed, this);
        if (_isUpkeepDue && _upkeep is null)
        {
            // A checkpoint contains the state of the whole log, so no caller has a turn until it is written.
            _upkeep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _thread.Wake();
        }

        return _upkeep is null;
    }

    private Task KeptUpAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _upkeep?.Task.WaitAsync(cancellationToken) ?? Task.CompletedTask;
        }
    }

    /// <summary>Writes batches, each with one flush, until no caller waits. Reopens a failed log when its next attempt is due.</summary>
    private void WriteAll()
    {
        while (TryTake(out var batch))
        {
            if (batch is null)
            {
                Guard(_session.KeepUp);
                EndUpkeep();
                continue;
            }

            Guard(() => Write(batch));
            Acknowledge(batch);
        }

        // No caller has a turn or waits while the log is failed.
        if (_failure is not null && _recovery.IsDue && !_isClosed)
        {
            _session.Dispose();
            if (_recovery.TryOpen() is { } log)
            {
                Resume(log);
            }
        }
    }

    /// <summary>Takes the waiting batch; no batch where the segment must be sealed first. Returns false where no caller waits.</summary>
    private bool TryTake(out LogBatch? batch)
    {
        lock (_gate)
        {
            batch = _session.TryTake();
            return batch is not null || _upkeep is not null;
        }
    }

    private void Acknowledge(LogBatch batch)
    {
        TaskCompletionSource<Exception?> written;
        lock (_gate)
        {
            (written, _isUpkeepDue) = (batch.Empty(), _session.IsUpkeepDue);
        }

        written.SetResult(_failure);
    }

    private void EndUpkeep()
    {
        TaskCompletionSource? upkeep;
        lock (_gate)
        {
            (upkeep, _upkeep, _isUpkeepDue) = (_upkeep, null, false);
        }

        upkeep?.SetResult();
    }

    private void Resume(SegmentedLog log)
    {
#pragma warning disable CA2000 // The store disposes of the session, also after a failure.
        var session = new LogSession(log, Fail);
#pragma warning restore CA2000
        lock (_gate)
        {
            (_session, _isUpkeepDue, _failure) = (session, session.IsUpkeepDue, null);
        }
    }

    private void Fail(Exception failure)
    {
        lock (_gate)
        {
            if (_failure is null)
            {
                _failure = failure;
                _recovery.Plan(failure);
            }
        }
    }

#pragma warning disable CA1031 // After any exception the content of the disk is unknown, and no caller may wait for ever.
    private void Guard(Action write)
    {
        try
        {
            if (_failure is null)
            {
                write();
                _recovery.Reset();
            }
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
    }
#pragma warning restore CA1031
}
