namespace FundsCheck.Decisions.Log;

/// <summary>The file of a log, opened for writing at its end.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly LogLock _lock;
    private readonly FileStream _stream;
    private readonly bool _isFlushed;

    private LogFile(LogLock @lock, FileStream stream, bool isFlushed, LogPosition end)
    {
        _lock = @lock;
        _stream = stream;
        _isFlushed = isFlushed;
        Writer = new LogWriter(end);
    }

    /// <summary>Where lines are written; <see cref="Commit"/> puts them on disk.</summary>
    public LogWriter Writer { get; }

    public LogPosition End => Writer.End;

    /// <summary>Opens a log and tells what is in it, or begins one.</summary>
    public static LogFile Open(string path, bool isFlushed, TimeProvider time, Action<LogEntry> tell, out IReadOnlyCollection<string> ruleSets, out int cutBytes)
    {
        var @lock = LogLock.Take(path);
        FileStream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
            var scanner = new LogScanner(stream, path);
            while (scanner.Next() is { } entry)
            {
                tell(entry);
            }

            (ruleSets, cutBytes) = ([.. scanner.RuleSets.Keys], scanner.TornBytes);
            stream.SetLength(scanner.Position.Bytes);
            stream.Position = scanner.Position.Bytes;
            var file = new LogFile(@lock, stream, isFlushed, scanner.Position);
            file.BeginIfEmpty(time);
            return file;
        }
        catch
        {
            stream?.Dispose();
            @lock.Dispose();
            throw;
        }
    }

    /// <summary>Writes what is pending, and waits until the disk has it.</summary>
    public void Commit()
    {
        if (Writer.Pending.IsEmpty)
        {
            return;
        }

        _stream.Write(Writer.Pending.Span);
        _stream.Flush(_isFlushed);
        Writer.ClearPending();
    }

    public void Dispose()
    {
        _stream.Dispose();
        _lock.Dispose();
    }

    private void BeginIfEmpty(TimeProvider time)
    {
        if (End.Lines == 0)
        {
            Writer.Begin(time.GetUtcNow());
            Commit();
        }
    }
}
