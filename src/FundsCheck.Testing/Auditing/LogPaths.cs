namespace FundsCheck.Testing;

/// <summary>Finds the logs that a test names.</summary>
internal static class LogPaths
{
    private const string Pattern = "*.jsonl";

    /// <summary>The log of a path, or the logs of its folder, in ordinal order.</summary>
    public static IReadOnlyList<LogPath> Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Above(path);
        if (File.Exists(full))
        {
            return [new LogPath(path, full)];
        }

        LogPath[] logs =
        [
            .. Directory.EnumerateFiles(full, Pattern).Order(StringComparer.Ordinal).Select(file => new LogPath(Shown(path, file), file)),
        ];
        return logs.Length > 0
            ? logs
            : throw new FileNotFoundException(
                $"{path} holds no {Pattern}; record decisions with KeepDecisionsIn, and copy the log there", path);
    }

    /// <summary>The one log of a path.</summary>
    public static LogPath FindOne(string path) =>
        Find(path) is [var log] && File.Exists(log.Full) ? log : throw new FileNotFoundException($"{path} is not one log", path);

    private static string Shown(string folder, string file) => $"{folder.Replace('\\', '/').TrimEnd('/')}/{Path.GetFileName(file)}";

    // Tests run in a folder of the build's choosing; the file is in the repository around it, or copied beside them.
    private static string Above(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var full = Path.Combine(folder.FullName, path);
            if (Path.Exists(full))
            {
                return full;
            }
        }

        throw new FileNotFoundException($"{path} is neither in {AppContext.BaseDirectory} nor in a folder above it", path);
    }
}
