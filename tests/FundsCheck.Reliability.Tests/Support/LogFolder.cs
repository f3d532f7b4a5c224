namespace FundsCheck.Reliability.Tests.Support;

/// <summary>A folder of a test's own for a log and what stands beside it; gone when it is disposed.</summary>
internal sealed class LogFolder : IDisposable
{
    private const string SharedMemory = "/dev/shm";

    private readonly DirectoryInfo folder;

    private LogFolder(DirectoryInfo folder) => this.folder = folder;

    public string Path => folder.FullName;

    public string Log => System.IO.Path.Combine(Path, "decisions.jsonl");

    /// <summary>On the disk, where flushing takes its time.</summary>
    public static LogFolder OnDisk() => new(Directory.CreateTempSubdirectory("fundscheck-"));

    /// <summary>In memory where the machine has such a place: for many short logs, whose flushing is not what is tested.</summary>
    public static LogFolder InMemory() => Directory.Exists(SharedMemory)
        ? new(Directory.CreateDirectory(System.IO.Path.Combine(SharedMemory, $"fundscheck-{Guid.NewGuid():n}")))
        : OnDisk();

    /// <summary>Another folder with every file as it stands at this moment: what a machine that stops now would leave.</summary>
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
