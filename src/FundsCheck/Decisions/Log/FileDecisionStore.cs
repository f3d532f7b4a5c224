using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Decisions.Log;

/// <summary>
/// Decisions in a file that a person can read. One thread decides and writes, for as many callers at once as wait; each gets its answer when it
/// is on disk, many with one flush. After a failed write nothing is known of what is on disk: the store then refuses everything until it is
/// opened again.
/// </summary>
internal sealed partial class FileDecisionStore : IDecisionStore, IAsyncDisposable, IDisposable
{
    private const int WaitingMax = 16_384;
    private const int BatchMax = 4_096;
    private const int BatchBytesMax = 4 * 1_048_576;

    private readonly LogFile _file;
    private readonly DebitLedger _ledger;
    private readonly HashSet<string> _ruleSets;
    private readonly ConcurrentDictionary<string, DebitHistory> _durable = new(StringComparer.Ordinal);
    private readonly Channel<StoreCall> _calls = Channel.CreateBounded<StoreCall>(new BoundedChannelOptions(WaitingMax) { SingleReader = true });
    private readonly Task _writing;
    private volatile Exception? _failure;

    private FileDecisionStore(LogFile file, DebitLedger ledger, IEnumerable<string> ruleSets)
    {
        _file = file;
        _ledger = ledger;
        _ruleSets = ruleSets.ToHashSet(StringComparer.Ordinal);
        foreach (var history in ledger.Histories)
        {
            _durable[history.Record.Debit.Id] = history;
        }

        _writing = Task.Run(WriteAllAsync);
    }

    public bool IsDurable => true;

    /// <summary>Opens a log, or begins one. Proves the chain of all that is in it; cuts off what a crash left of a last line.</summary>
    /// <exception cref="LogInUseException">Another process writes to it.</exception>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileDecisionStore Open(string path, bool isFlushed, TimeProvider time, ILogger logger)
    {
        var ledger = new DebitLedger();
        var file = LogFile.Open(path, isFlushed, time, entry => ledger.Add(entry), out var ruleSets, out var cutBytes);
        if (cutBytes > 0)
        {
            TornLineCut(logger, path, file.End.Lines + 1, cutBytes);
        }

        return new FileDecisionStore(file, ledger, ruleSets);
    }

    public ValueTask<DebitHistory?> RecallAsync(string debitId, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RefuseAfterFailure(debitId);
        return ValueTask.FromResult(_durable.GetValueOrDefault(debitId));
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
        _file.Dispose();
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
            Write(writer =>
            {
                if (_ruleSets.Add(request.RuleSet.Identity.Sha256))
                {
                    writer.Add(request.RuleSet.Identity, request.RuleSet.CanonicalText);
                }

                writer.Add(commit.Record);
                _ledger.Add(commit.Record);
            });
        }

        return commit;
    }

    private EventCommit Record(EventRequest request)
    {
        var commit = _ledger.Judge(request);
        if (!commit.IsRepeated)
        {
            Write(writer =>
            {
                writer.Add(commit.Event);
                _ledger.Add(commit.Event);
            });
        }

        return commit;
    }

    // A line half written must never be followed by another.
    private void Write(Action<LogWriter> write)
    {
        try
        {
            write(_file.Writer);
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
            while (batch.Count < BatchMax && _file.Writer.Pending.Length < BatchBytesMax && _calls.Reader.TryRead(out var call))
            {
                Run(call);
                batch.Add(call);
            }

            Commit();
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
    private void Commit()
    {
        try
        {
            if (_failure is null)
            {
                _file.Commit();
            }
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }
#pragma warning restore CA1031

    private void Tell(StoreCall call)
    {
        if (_failure is { } failure)
        {
            call.Fail(new DecisionNotRecordedException(call.DebitId, failure));
            return;
        }

        if (_ledger.Find(call.DebitId) is { } history)
        {
            _durable[call.DebitId] = history;
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

    [LoggerMessage(1, LogLevel.Warning, "{Path}: line {Line} was cut off, {Bytes} bytes: it was being written when the process or the machine stopped, and nobody was told of it")]
    private static partial void TornLineCut(ILogger logger, string path, long line, int bytes);
}
