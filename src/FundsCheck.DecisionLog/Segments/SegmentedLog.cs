using System.Diagnostics;
using FundsCheck.Holds;
using FundsCheck.Records.Format;
using Microsoft.Extensions.Logging;

namespace FundsCheck.DecisionLog;

/// <summary>
/// A log open for writing: the active segment, and the sealed ones for lookups. One thread writes; any thread may look up.
/// </summary>
internal sealed partial class SegmentedLog : IDisposable
{
    // The growth of a segment, in bytes, before the next attempt after a failed sealing.
    private const long SealingRetryBytes = DecisionLogOptions.SegmentBytesLeast;

    private readonly string _path;
    private readonly DecisionLogOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogLock _lock;
    private readonly Folder _folder;
    private readonly DebitLookup _histories = new();
    private readonly HashSet<string> _ruleSetsHere = new(StringComparer.Ordinal);
    private readonly List<SegmentIndexEntry> _pendingIds = [];
    private ActiveFile? _active;
    private SegmentLines? _activeLines;
    private ActiveSegmentIndex _ids = new();
    private RecordWriter _writer = new(LogPosition.Start);
    private int _sealed;
    private int _archived;
    private long _sealAtBytes;
    private DateTimeOffset _begunAt;
    private LogTimes _times = LogTimes.None;
    private DateTimeOffset _earliest = DateTimeOffset.MaxValue;
    private SegmentedLog(
        string path, DecisionLogOptions options, TimeProvider time, ILogger logger, LogLock @lock, Folder folder,
        ActiveCheckpointFile checkpoint) =>
        (_path, _options, _time, _logger, _lock, _folder, _sealAtBytes, _checkpointAtBytes, _checkpoint) =
            (path, options, time, logger, @lock, folder, options.MaxSegmentBytes, options.CheckpointBytes, checkpoint);

    /// <summary>The holds of all lines of the log.</summary>
    public HoldIndex Holds { get; private set; } = new();

    /// <summary>The latest statuses of connections on disk.</summary>
    public ConnectionStatusIndex Statuses { get; private set; } = new();

    /// <summary>The latest time of a decision or a recorded event.</summary>
    public DateTimeOffset RecordedUntil => _times.Latest;

    /// <summary>The folder of the log.</summary>
    public Folder Folder => _folder;

    /// <summary>The debits of the log.</summary>
    public DebitLookup Debits => _histories;

    /// <summary>True where the log needs <see cref="KeepUp"/> before the next write.</summary>
    public bool IsUpkeepDue => _writer.End.Bytes >= Math.Min(_sealAtBytes, _checkpointAtBytes);

    private ActiveFile Active => _active ?? throw new UnreachableException("a loaded log has an active segment");

    private SegmentLines ActiveLines => _activeLines ?? throw new UnreachableException("a loaded log has an active segment");

    /// <summary>
    /// Opens a log, or creates one. Verifies the active segment, truncates an incomplete tail, and returns once all lines are on disk.
    /// </summary>
    /// <exception cref="LogInUseException">Another process writes to the log.</exception>
    /// <exception cref="LogDamagedException">A line was altered, or a segment is missing.</exception>
    /// <exception cref="IOException">A file cannot be opened or flushed.</exception>
    public static SegmentedLog Open(string path, DecisionLogOptions options, TimeProvider time, ILogger logger)
    {
#pragma warning disable CA2000 // The log that is returned disposes of them.
        path = RealPath.Of(Path.GetFullPath(path));
        var @lock = LogLock.Take(path);
        Folder? folder = null;
        SegmentedLog? log = null;
        try
        {
            folder = Folder.Of(path, options.Disk);
            log = new SegmentedLog(
                path, options, time, logger, @lock, folder, new ActiveCheckpointFile(path, folder, options.Disk));
            log.Load();
            return log;
        }
        catch
        {
            log?._active?.Dispose();
            log?._checkpoint.Dispose();
            folder?.Dispose();
            @lock.Dispose();
            throw;
        }
#pragma warning restore CA2000
    }

    /// <summary>Adds a rule set to the active segment; returns true where the segment lacked it. Called in the turn of a caller.</summary>
    /// <exception cref="UnwritableLineException">Another rule set of the log has the same short form.</exception>
    public bool AddRuleSet(RuleSetIdentity ruleSet) => !_histories.RuleSets.TryAdd(ruleSet)
        ? throw new UnwritableLineException(
            $"another rule set of the log has the short form {RecordedRuleSets.KeyOf(ruleSet)} of its hash; change its text")
        : _ruleSetsHere.Add(ruleSet.Sha256);

    /// <summary>Notes the time of a decision or an event, and its lower bound: an uncertain clock forgets no hold.</summary>
    public void Note(DateTimeOffset recorded, ClockBounds? bounds) =>
        (_times, _earliest) = (_times.With(recorded), bounds?.Earliest ?? DateTimeOffset.MaxValue);

    /// <summary>Reverts <see cref="AddRuleSet"/> where the line of the rule set was not added.</summary>
    public void RemoveRuleSet(RuleSetIdentity ruleSet) => _ruleSetsHere.Remove(ruleSet.Sha256);

    /// <summary>Writes a batch, and returns once it is on disk.</summary>
    public void Write(LogBatch batch)
    {
        var at = 0;
        foreach (var line in batch.Additions)
        {
            if (_writer.Pending.Length + line.Length + LogFormat.PrefixBytesMax > LogFormat.UnflushedBytesMax)
            {
                Commit();
            }

            var offset = _writer.End.Bytes;
            var hash = _writer.Add(batch.Bodies.Span.Slice(at, line.Length));
            _lastLineAt = offset;
            at += line.Length;
            line.AddTo(_pendingIds, offset, hash);
        }

        Commit();
    }

    /// <summary>Seals the active segment where it has reached its size; else writes a checkpoint within it.</summary>
    public void KeepUp()
    {
        if (_writer.End.Bytes >= _sealAtBytes)
        {
            Rotate();
        }
        else
        {
            WriteCheckpoint();
        }
    }

    public void Dispose()
    {
        _active?.Dispose();
        _checkpoint.Dispose();
        _folder.Dispose();
        _lock.Dispose();
    }

    // All files are created before the first rename; where the creation fails, as without a free descriptor, the segment stays active.
    // After a crash between any two steps the log opens.
    private void Rotate()
    {
        Verify();
        var (segment, sealedPath) = (_sealed + 1, LogPaths.Sealed(_path, _sealed + 1));
        var now = new[] { Microseconds.Floor(_time.GetUtcNow()), _earliest }.Min();
        _times = _times with { ForgottenBy = Forgetting.By(_begunAt, now, _times.ForgottenBy) };
        NextSegment next;
        try
        {
            next = NextSegment.Make(_path, segment, _writer.End, _ids, _histories, Holds, Statuses, now, _times, _folder, _options.Disk);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _sealAtBytes = _writer.End.Bytes + SealingRetryBytes;
            LogMessages.SealingPostponed(_logger, _path, segment, exception.Message);
            return;
        }

        var before = Active;
        Active.MoveTo(sealedPath);
        (_active, _writer, _sealed, _sealAtBytes, _begunAt) = (next.File, next.Writer, segment, _options.MaxSegmentBytes, now);
        Active.MoveTo(_path);
        _folder.Flush();
        _histories.Close(next.Ids);
        ActiveLines.Seal(sealedPath);
        before.Dispose();
        AddActive();
        BeginCheckpoints(next.Writer.End);
        _ruleSetsHere.Clear();
        if (segment - 1 > _archived)
        {
            File.Delete(LogPaths.Checkpoint(_path, segment - 1));
        }
    }

    private void AddActive()
    {
        _ids = new ActiveSegmentIndex();
        _activeLines = new SegmentLines(_path, Active.Handle);
        _histories.Add(_ids, _activeLines);
    }

    private void Commit()
    {
        if (_writer.Pending.IsEmpty)
        {
            return;
        }

        // The check runs before the write, which must not overwrite lines of another process, and after it, since an acknowledged line must
        // be in the file of the log.
        Verify();
        Active.Append(_writer.Pending.Span);
        Verify();
        _writer.ClearPending();
        _pendingIds.ForEach(_ids.Add);
        _pendingIds.Clear();
        Volatile.Write(ref _linesOnDisk, _writer.End.Lines);
    }

    // INVARIANT: an acknowledged line is in the file that the next process opens, and no other process writes to that file.
    private void Verify()
    {
        _lock.Verify();
        Active.Verify();
    }
}
