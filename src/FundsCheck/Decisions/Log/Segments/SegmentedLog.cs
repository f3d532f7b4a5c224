using FundsCheck.Decisions.Held;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Decisions.Log.Segments;

/// <summary>
/// A log opened for writing at its end: the segment that is written to, and the closed ones for looking up what they tell of a debit. One thread
/// writes; any may look up.
/// </summary>
internal sealed partial class SegmentedLog : IDisposable
{
    private readonly string _path;
    private readonly DecisionLogOptions _options;
    private readonly TimeProvider _time;
    private readonly LogLock _lock;
    private readonly LogHistories _histories = new();
    private readonly HashSet<string> _ruleSetsHere = new(StringComparer.Ordinal);
    private readonly List<IdEntry> _pendingIds = [];
    private FileStream _stream;
    private OpenIds _ids = new();
    private LogWriter _writer;
    private int _closed;
    private DateTimeOffset _begunAt;
    private DateTimeOffset _forgottenBy;

    private SegmentedLog(string path, DecisionLogOptions options, TimeProvider time, LogLock @lock, FileStream stream)
    {
        (_path, _options, _time, _lock, _stream) = (path, options, time, @lock, stream);
        _writer = new LogWriter(LogPosition.Start);
        Holds = new HoldBook();
    }

    /// <summary>What counts against the next balance, by all that is in the log.</summary>
    public HoldBook Holds { get; private set; }

    /// <summary>Whether the segment has its size: <see cref="Rotate"/> before more is written.</summary>
    public bool IsFull => _writer.End.Bytes >= _options.SegmentBytesMax;

    /// <summary>Opens a log, or begins one. Proves what was added since the last segment was closed; cuts off what a crash left of a last line.</summary>
    /// <exception cref="LogInUseException">Another process writes to it.</exception>
    /// <exception cref="LogDamagedException">A line was altered.</exception>
    /// <exception cref="IOException">A file cannot be opened.</exception>
    public static SegmentedLog Open(string path, DecisionLogOptions options, TimeProvider time, ILogger logger)
    {
#pragma warning disable CA2000 // The log that is returned disposes of both.
        var @lock = LogLock.Take(path);
        SegmentedLog? log = null;
        try
        {
            var closed = LogPaths.CountClosed(path);
            log = new SegmentedLog(path, options, time, @lock, OpenForWriting(path)) { _closed = closed };
            log.Load(logger);
            return log;
        }
        catch
        {
            log?.Dispose();
            @lock.Dispose();
            throw;
        }
#pragma warning restore CA2000
    }

    /// <summary>The latest decision on a debit and its events, as they are on disk; null where its id is new.</summary>
    public DebitHistory? Find(HashedId debit) => _histories.Find(debit);

    /// <summary>Writes decisions and events, and waits until the disk has them.</summary>
    public void Write(IEnumerable<LogAddition> additions)
    {
        foreach (var addition in additions)
        {
            Add(addition);
        }

        Commit();
    }

    /// <summary>Closes the segment and begins the next one. A crash between any two steps leaves a log that opens.</summary>
    public void Rotate()
    {
        Prove(_stream.Position);
        var (now, segment) = (Microseconds.Floor(_time.GetUtcNow()), _closed + 1);
        var ids = IdFile.Make(LogPaths.Ids(_path, segment), _ids.ToSorted());
        _forgottenBy = Forgetting.By(_begunAt, now, _forgottenBy);
        Holds.Forget(_forgottenBy);
        var checkpoint = Checkpoint.Write(LogPaths.Checkpoint(_path, segment), _writer.End, _histories.RuleSets.Values, Holds, _forgottenBy);
        _stream.Dispose();
        File.Move(_path, LogPaths.Closed(_path, segment));
        _closed = segment;
        _stream = OpenForWriting(_path);
        _histories.Close(ids);
        _histories.Add(_ids = new OpenIds(), _path);
        _ruleSetsHere.Clear();
        Begin(now, checkpoint);
        File.Delete(LogPaths.Checkpoint(_path, segment - 1));
    }

    public void Dispose()
    {
        _histories.Dispose();
        _stream.Dispose();
        _lock.Dispose();
    }

    private static FileStream OpenForWriting(string path) => new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete, bufferSize: 0);

    private void Load(ILogger logger)
    {
        var checkpoint = ClosedSegments.Load(_path, _closed, LogFormat.ReadFirstLine(_stream), _time.GetUtcNow(), _histories, logger);
        (Holds, _forgottenBy) = (checkpoint.Holds, checkpoint.ForgottenBy);
        _histories.Add(_ids, _path);
        var state = new LogState(_histories, Holds);
        var scanner = new LogScanner(_stream, _path, checkpoint.End.Lines, checkpoint.End.Head);
        while (scanner.Next() is { } entry)
        {
            _begunAt = entry is LogEntry.Begins begins ? begins.CreatedAt : _begunAt;
            state.Add(entry, scanner.Place, _ids);
        }

        _ruleSetsHere.UnionWith(scanner.RuleSets.Keys);
        if (scanner.TornBytes > 0)
        {
            TornLineCut(logger, _path, scanner.LinesRead + 1, scanner.TornBytes);
        }

        _writer = new LogWriter(scanner.Position);
        _stream.SetLength(scanner.Position.Bytes);
        _stream.Position = scanner.Position.Bytes;
        if (scanner.LinesRead == 0)
        {
            Begin(Microseconds.Floor(_time.GetUtcNow()), checkpoint.Sha256);
        }
    }

    // Before a decision the rule set that made it, where this segment does not tell it yet.
    private void Add(LogAddition addition)
    {
        if (addition.RuleSet is { } ruleSet && _ruleSetsHere.Add(ruleSet.Identity.Sha256))
        {
            _writer.Add(ruleSet.Identity, ruleSet.CanonicalText);
            _histories.Add(ruleSet.Identity);
        }

        _pendingIds.Add(new IdEntry(addition.Debit.Hash, _writer.End.Bytes));
        if (addition.Decision is { } decision)
        {
            if (decision.Debit.RetryOf is { } retried)
            {
                _pendingIds.Add(new IdEntry(StableHash.Of(retried), _writer.End.Bytes));
            }

            _writer.Add(decision);
        }
        else
        {
            _writer.Add(addition.Event!);
        }
    }

    private void Commit()
    {
        if (_writer.Pending.IsEmpty)
        {
            return;
        }

        // Before, or it might write over what another told; after, or it might tell what stands nowhere.
        Prove(_stream.Position);
        _stream.Write(_writer.Pending.Span);
        _stream.Flush(_options.IsFlushed);
        Prove(_writer.End.Bytes);
        _writer.ClearPending();
        _pendingIds.ForEach(_ids.Add);
        _pendingIds.Clear();
    }

    // INVARIANT: what is told stands in the file that the next process opens, and nobody else writes to it.
    private void Prove(long bytes)
    {
        _lock.Prove();
        var file = new FileInfo(_path);
        if (!file.Exists || file.Length != bytes)
        {
            throw new IOException($"{_path}: the log that is written to is no longer there: it was deleted, moved, replaced or cut; put it back, and open it again");
        }
    }

    private void Begin(DateTimeOffset now, string checkpoint)
    {
        _begunAt = now;
        _writer.Begin(now, _closed + 1, checkpoint);
        Commit();
        DurableFile.FlushFolderOf(_path);
    }

    [LoggerMessage(1, LogLevel.Warning, "{Path}: line {Line} was cut off, {Bytes} bytes: it was being written when the process or the machine stopped, and nobody was told of it")]
    private static partial void TornLineCut(ILogger logger, string path, long line, int bytes);
}
