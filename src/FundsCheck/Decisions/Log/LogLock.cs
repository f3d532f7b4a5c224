using System.Globalization;
using System.Text;

namespace FundsCheck.Decisions.Log;

/// <summary>The exclusive right to write to a log, held in a file beside it for as long as the process lives, and no longer.</summary>
internal sealed class LogLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _logPath;
    private readonly byte[] _owner = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, {Guid.NewGuid():N}"));
    private readonly byte[] _told;

    private LogLock(FileStream file, string logPath) => (_file, _logPath, _told) = (file, logPath, new byte[_owner.Length + 1]);

    /// <exception cref="LogInUseException">Another has it; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static LogLock Take(string logPath)
    {
#pragma warning disable CA2000 // The lock that is returned disposes of it.
        var file = Open(logPath);
#pragma warning restore CA2000
        try
        {
            var @lock = new LogLock(file, logPath);
            File.WriteAllBytes(OwnerPath(logPath), @lock._owner);
            return @lock;
        }
        catch
        {
            // Whoever failed to open a log does not keep it.
            file.Dispose();
            throw;
        }
    }

    /// <summary>Proves that nobody else has the log: whoever deletes the lock lets another in. Used by one thread at a time.</summary>
    /// <exception cref="IOException">Another process has opened the log.</exception>
    public void Prove()
    {
        // Before every answer, so with as little as can be.
        using var file = File.OpenHandle(OwnerPath(_logPath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!_told.AsSpan(0, RandomAccess.Read(file, _told, fileOffset: 0)).SequenceEqual(_owner))
        {
            throw new IOException($"{_logPath}: another process has opened the log, although this one had it; its lock was deleted");
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Open(string logPath)
    {
        var path = $"{logPath}.lock";
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new LogInUseException(logPath, OwnerOf(logPath), exception);
        }
    }

    // A locked file cannot be read, so who holds it stands in another.
    private static string OwnerPath(string logPath) => $"{logPath}.owner";

    private static string OwnerOf(string logPath)
    {
        try
        {
            return File.ReadAllText(OwnerPath(logPath)).Split(',')[0];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
