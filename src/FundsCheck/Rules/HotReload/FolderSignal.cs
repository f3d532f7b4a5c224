namespace FundsCheck.Rules.HotReload;

/// <summary>
/// Tells that something may have changed in a folder. It only ever hastens the next look: file systems signal late, twice or not at all.
/// </summary>
internal sealed class FolderSignal : IDisposable
{
    private readonly FileSystemWatcher _watcher;
    private volatile bool _isBroken;

    /// <summary>Begins to listen.</summary>
    /// <exception cref="IOException">The system has no more watches to give, or the folder is gone.</exception>
    /// <exception cref="ArgumentException">The folder is gone.</exception>
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

    /// <summary>Whether it has lost signals, and should be made anew.</summary>
    public bool IsBroken => _isBroken;

    public void Dispose() => _watcher.Dispose();
}
