using System.Threading.Channels;
using FundsCheck.Decisions.Log.Segments;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Decisions in a file that a person can read. One thread decides and writes, for as many callers at once as wait; each gets its answer when it
/// is on disk, many with one flush. After a failed write nothing is known of what is on disk: the store then refuses everything until it is
/// opened again.
/// </summary>
internal sealed class FileDecisionStore : IDecisionStore, IAsyncDisposable, IDisposable
{
    private const int WaitingMax = 16_384;
    private const int BatchMax = 4_096;
    private const int BatchBytesMax = 4 * 1_048_576;

    private readonly SegmentedLog _log;
    private readonly DebitLedger _ledger;
    private readonly Dictionary<string, DebitHistory> _pending = new(StringComparer.Ordinal);
    private readonly Channel<StoreCall> _calls = Channel.CreateBounded<StoreCall>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private readonly Task _writing;
    private volatile Exception? _failure;

    private FileDecisionStore(SegmentedLog log)
    {
        _log = log;
        _ledger = new DebitLedger(id => _pending.GetValueOrDefault(id) ?? log.Find(id), log.Holds);
        _writing = Task.Run(WriteAllAsync);
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
        RefuseAfterFailure(debitId);
        return ValueTask.FromResult(_log.Find(debitId));
    }

    public async ValueTask<DecisionCommit> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        var call = new StoreCall<DecisionCommit>(request.Debit.Id, () => Decide(request), cancellationToken);
        await EnqueueAsync(call, cancellationToken).ConfigureAwait(false);
        return await call.Answer.ConfigureAwait(false);
    }

    public async ValueTask<EventCommit> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        var call = new StoreCall<EventCommit>(request.DebitId, () => Record(request), cancellationToken);
        await EnqueueAsync(call, cancellationToken).ConfigureAwait(false);
        return await call.Answer.ConfigureAwait(false);
    }

    public async ValueTask DisposeAsync()
    {
        _calls.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
        _log.Dispose();
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    private async ValueTask EnqueueAsync(StoreCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseAfterFailure(call.DebitId);
        try
        {
            await _calls.Writer.WriteAsync(call, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException exception)
        {
            throw new ObjectDisposedException("the decision store was closed", exception);
        }
    }

    private DecisionCommit Decide(DecisionRequest request)
    {
        var commit = _ledger.Decide(request);
        if (!commit.IsRecalled)
        {
            Write(() =>
            {
                _log.Add(commit.Record, request.RuleSet);
                _log.Holds.Add(commit.Record);
                _pending[commit.Record.Debit.Id] = new DebitHistory(commit.Record, []);
            });
        }

        return commit;
    }

    private EventCommit Record(EventRequest request)
    {
        var commit = _ledger.Judge(request, out var after);
        if (!commit.IsRepeated)
        {
            Write(() =>
            {
                _log.Add(commit.Event);
                _log.Holds.Add(after);
                _pending[request.DebitId] = after;
            });
        }

        return commit;
    }

    // A line half written must never be followed by another.
    private void Write(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception)
        {
            _failure = exception;
            throw;
        }
    }

    /// <summary>Takes all calls that wait, decides them, puts them on disk with one flush, and answers them.</summary>
    private async Task WriteAllAsync()
    {
        var batch = new List<StoreCall>(BatchMax);
        while (await _calls.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            batch.Clear();
            Guard(RotateIfFull);
            while (batch.Count < BatchMax && _log.PendingBytes < BatchBytesMax && _calls.Reader.TryRead(out var call))
            {
                Run(call);
                batch.Add(call);
            }

            Guard(Commit);
            foreach (var call in batch)
            {
                Tell(call);
            }
        }
    }

    private void Run(StoreCall call)
    {
        if (_failure is null)
        {
            call.Run();
        }
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

    private void Commit()
    {
        _log.Commit();
        _pending.Clear();
    }

    private void RotateIfFull()
    {
        if (_log.IsFull)
        {
            _log.Rotate();
        }
    }

    private void Tell(StoreCall call)
    {
        if (_failure is { } failure)
        {
            call.Fail(new DecisionNotRecordedException(call.DebitId, failure));
            return;
        }

        call.Tell();
    }

    private void RefuseAfterFailure(string debitId)
    {
        if (_failure is { } failure)
        {
            throw new DecisionNotRecordedException(debitId, failure);
        }
    }
}
