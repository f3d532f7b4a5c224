using System.Globalization;
using System.Text;

namespace FundsCheck.DecisionLog;

/// <summary>The exclusive right to write to a log: a lock on a file beside the log, for the lifetime of the process.</summary>
internal sealed class LogLock : IDisposable
{
    // The codes are EWOULDBLOCK of Linux, EWOULDBLOCK of macOS, and the sharing violation of Windows.
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

    /// <exception cref="LogInUseException">Another process has the lock; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be created.</exception>
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
            // A process that fails to open a log releases the lock.
            file?.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Returns true where a log was opened at a path before: the first opening writes the owner file once the log is on disk.
    /// </summary>
    public static bool WasOpened(string logPath) => File.Exists(OwnerPath(logPath));

    /// <summary>
    /// Writes the owner file, since another process cannot read a locked file. The file stays open for <see cref="Verify"/>.
    /// </summary>
    /// <exception cref="IOException">The owner file cannot be written.</exception>
    public void WriteOwner(Folder folder)
    {
        var path = OwnerPath(_logPath);
        folder.Write(path, stream => stream.Write(_owner));
        _ownerFile = PrivateFile.Open(path, FileMode.Open, FileShare.ReadWrite | FileShare.Delete);
        _ownerStatus = FileStatus.Of(_ownerFile.SafeFileHandle, path);
    }

    /// <summary>
    /// Verifies that no other process has the log: after a deletion of the lock another process can open the log, and replaces the owner
    /// file. Opens no file, since it runs before and after every commit. Not thread-safe.
    /// </summary>
    /// <exception cref="IOException">Another process has opened the log, or could open it.</exception>
    public void Verify()
    {
        if (_ownerPath.Now?.Identity != _ownerStatus.Identity
            || _ownerFile is null
            || !_read.AsSpan(0, RandomAccess.Read(_ownerFile.SafeFileHandle, _read, fileOffset: 0)).SequenceEqual(_owner))
        {
            throw new IOException(
                $"{_logPath}: another process has opened the log, or its owner file was removed; stop one of the two processes");
        }

        if (_lockPath.Now?.Identity != _lockStatus.Identity)
        {
            throw new IOException(
                $"{_logPath}: the lock was removed, and another process could open the log; do not remove {_lockPath}");
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
