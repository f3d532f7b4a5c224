namespace FundsCheck.Rules.HotReload;

/// <summary>
/// Signals a possible change of a folder. A signal only starts the next scan earlier, since file systems signal late, twice or never.
/// </summary>
internal sealed class FolderSignal : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private volatile bool _isBroken;

    /// <summary>Starts to watch the folder.</summary>
    /// <exception cref="IOException">The system has no free watch, or the folder does not exist.</exception>
    /// <exception cref="ArgumentException">The folder does not exist.</exception>
    public FolderSignal(string folder, Action changed)
    {
        _watcher = new FileSystemWatcher(folder)
        {
            IncludeSubdirectories = false,
            NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size
                | NotifyFilters.CreationTime | NotifyFilters.Security,
        };
        _watcher.Changed += (_, _) => changed();
        _watcher.Created += (_, _) => changed();
        _watcher.Deleted += (_, _) => changed();
        _watcher.Renamed += (_, _) => changed();
        _watcher.Error += (_, _) =>
        {
            _isBroken = true;
            changed();
        };
        try
        {
            _watcher.EnableRaisingEvents = true;
        }
        catch
        {
            _watcher.Dispose();
            throw;
        }
    }

    /// <summary>True where signals were lost, and the watch must be created again.</summary>
    public bool IsBroken => _isBroken;

    public void Dispose() => _watcher.Dispose();
}
