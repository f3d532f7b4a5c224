using System.Globalization;

namespace FundsCheck.Decisions.Log;

/// <summary>The exclusive right to write to a log, held in a file beside it for as long as the process lives, and no longer.</summary>
internal sealed class LogLock : IDisposable
{
    private readonly FileStream _file;

    private LogLock(FileStream file) => _file = file;

    /// <exception cref="LogInUseException">Another has it; the message names it.</exception>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static LogLock Take(string logPath)
    {
        var path = $"{logPath}.lock";
        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (exception is not (FileNotFoundException or DirectoryNotFoundException or PathTooLongException) && File.Exists(path))
        {
            throw new LogInUseException(logPath, OwnerOf(logPath), exception);
        }

        File.WriteAllText(OwnerPath(logPath), $"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName}");
        return new LogLock(file);
    }

    public void Dispose() => _file.Dispose();

    // A locked file cannot be read, so who holds it stands in another.
    private static string OwnerPath(string logPath) => $"{logPath}.owner";

    private static string OwnerOf(string logPath)
    {
        try
        {
            return File.ReadAllText(OwnerPath(logPath));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "another process";
        }
    }
}
