using System.Globalization;
using System.Text;

namespace FundsCheck.DecisionLog;

/// <summary>The exclusive right to write to a log, held in a file beside it for as long as the process lives, and no longer.</summary>
internal sealed class LogLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, and the sharing violation of Windows.
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly string _logPath;
    private readonly WatchedPath _lockPath;
    private readonly WatchedPath _ownerPath;
    private readonly FileStream _lock;
    private readonly FileStatus _lockStatus;
    private readonly byte[] _owner = Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}, {Guid.NewGuid():N}"));
    private readonly byte[] _read;
    private FileStream? _ownerFile;
    private FileStatus _ownerStatus;

    private LogLock(string logPath, FileStream @lock, FileStatus lockStatus)
    {
        (_logPath, _lock, _lockStatus, _read) = (logPath, @lock, lockStatus, new byte[_owner.Length + 1]);
        (_lockPath, _ownerPath) = (new WatchedPath(PathOf(logPath)), new WatchedPath(OwnerPath(logPath)));
    }

    /// <exception cref="LogInUseException">Another has it; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static LogLock Take(string logPath)
    {
        var path = PathOf(logPath);
        FileStream? file = null;
        try
        {
#pragma warning disable CA2000 // The lock that is returned disposes of it.
            file = PrivateFile.Open(path, FileMode.OpenOrCreate, FileShare.None);
#pragma warning restore CA2000
            return new LogLock(logPath, file, FileStatus.Of(file.SafeFileHandle, path));
        }
        catch (IOException exception) when (HeldByAnother.Contains(exception.HResult))
        {
            throw new LogInUseException(logPath, OwnerOf(logPath), exception);
        }
        catch
        {
            // A process that fails to open a log does not keep it.
            file?.Dispose();
            throw;
        }
    }

    /// <summary>Whether a log was ever opened at a path: its first opening writes the owner once the log is on disk.</summary>
    public static bool WasOpened(string logPath) => File.Exists(OwnerPath(logPath));

    /// <summary>
    /// Writes who has the log, where another process finds it: a locked file cannot be read. The file stays open for <see cref="Prove"/>.
    /// </summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteOwner(Folder folder)
    {
        var path = OwnerPath(_logPath);
        folder.Write(path, stream => stream.Write(_owner));
        _ownerFile = PrivateFile.Open(path, FileMode.Open, FileShare.ReadWrite | FileShare.Delete);
        _ownerStatus = FileStatus.Of(_ownerFile.SafeFileHandle, path);
    }

    /// <summary>
    /// Proves that no other process has the log: a deleted lock lets another in, which replaces the owner. Opens nothing, as it precedes
    /// and follows every commit. Used by one thread at a time.
    /// </summary>
    /// <exception cref="IOException">Another process has opened the log, or could.</exception>
    public void Prove()
    {
        if (_ownerPath.Now?.Identity != _ownerStatus.Identity
            || !_read.AsSpan(0, RandomAccess.Read(_ownerFile!.SafeFileHandle, _read, fileOffset: 0)).SequenceEqual(_owner))
        {
            throw new IOException(
                $"{_logPath}: another process has opened the log, or its owner file was removed; end one of the two processes");
        }

        if (_lockPath.Now?.Identity != _lockStatus.Identity)
        {
            throw new IOException(
                $"{_logPath}: its lock was removed, so that another process could open the log; leave {_lockPath} where it is");
        }
    }

    public void Dispose()
    {
        _ownerFile?.Dispose();
        _lock.Dispose();
    }

    private static string PathOf(string logPath) => $"{logPath}.lock";

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
