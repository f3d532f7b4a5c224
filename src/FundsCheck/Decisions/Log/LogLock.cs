using System.Globalization;
using System.Text;

namespace FundsCheck.Decisions.Log;

/// <summary>The exclusive right to write to a log, held in a file beside it for as long as the process lives, and no longer.</summary>
internal sealed class LogLock : IDisposable
{
    private const int OwnerBytesMax = 256;

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
            throw new LogInUseException(logPath, OwnerIn(path), exception);
        }

        file.SetLength(0);
        file.Write(Encoding.UTF8.GetBytes($"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} on {Environment.MachineName}"));
        file.Flush();
        return new LogLock(file);
    }

    public void Dispose() => _file.Dispose();

    private static string OwnerIn(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[OwnerBytesMax];
            var owner = Encoding.UTF8.GetString(bytes, 0, file.Read(bytes));
            return owner.Length > 0 ? owner : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
