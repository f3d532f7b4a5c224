namespace FundsCheck.Reliability.Tests.Support;

/// <summary>A temporary folder for a log and its other files.</summary>
internal sealed class LogFolder : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private readonly DirectoryInfo folder;

    private LogFolder(DirectoryInfo folder) => this.folder = folder;

    public string Path => folder.FullName;

    public string Log => System.IO.Path.Combine(Path, "decisions.jsonl");

    /// <summary>On the disk, where flushing takes its time.</summary>
    public static LogFolder OnDisk() => new(Directory.CreateTempSubdirectory("fundscheck-"));

    /// <summary>In memory where the machine has a file system for it: for many short logs whose flushes are not tested.</summary>
    public static LogFolder InMemory() => Directory.Exists(SharedMemory)
        ? new(Directory.CreateDirectory(System.IO.Path.Combine(SharedMemory, $"fundscheck-{Guid.NewGuid():n}")))
        : OnDisk();

    /// <summary>A copy of every file at this moment, as a machine that stops now leaves them.</summary>
    public LogFolder CopyAsItStands()
    {
        var copy = InMemory();
        foreach (var file in folder.GetFiles().Where(file => file.Extension != ".lock"))
        {
            using var from = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = File.Create(System.IO.Path.Combine(copy.Path, file.Name));
            from.CopyTo(to);
        }

        return copy;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
