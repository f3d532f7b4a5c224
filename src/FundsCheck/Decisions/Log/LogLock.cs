using System.Globalization;

namespace FundsCheck.Decisions.Log;

/// <summary>The exclusive right to write to a log, held in a file beside it for as long as the process lives, and no longer.</summary>
internal sealed class LogLock : IDisposable
{
    private readonly FileStream _file;
    private readonly string _logPath;
    private readonly string _owner = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, {Guid.NewGuid():N}");

    private LogLock(FileStream file, string logPath) => (_file, _logPath) = (file, logPath);

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
            File.WriteAllText(OwnerPath(logPath), @lock._owner);
            return @lock;
        }
        catch
        {
            // Whoever failed to open a log does not keep it.
            file.Dispose();
            throw;
        }
    }

    /// <summary>Proves that nobody else has the log: whoever deletes the lock lets another in.</summary>
    /// <exception cref="IOException">Another process has opened the log.</exception>
    public void Prove()
    {
        if (!string.Equals(File.ReadAllText(OwnerPath(_logPath)), _owner, StringComparison.Ordinal))
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
