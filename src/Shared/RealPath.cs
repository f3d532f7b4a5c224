namespace FundsCheck;

/// <summary>Resolves symbolic links, so that every path of a log leads to the same lock and segments.</summary>
internal static class RealPath
{
    private const int LinksMax = 40;

    /// <summary>Resolves every link in a path, including the last part; returns a path without links unchanged.</summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static string Of(string path)
    {
        var (full, links) = (Path.GetFullPath(path), 0);
        var resolved = Resolve(full, ref links);
        return string.Equals(resolved, full, StringComparison.Ordinal) ? path : resolved;
    }

    private static string Resolve(string path, ref int links)
    {
        if (Path.GetDirectoryName(path) is not { } folder)
        {
            return path;
        }

        var resolved = Resolve(folder, ref links);
        var here = Path.Combine(resolved, Path.GetFileName(path));
        if (new FileInfo(here).LinkTarget is not { } target)
        {
            return here;
        }

        return ++links > LinksMax
            ? throw new IOException($"{path}: more than 40 symbolic links, or links that lead to one another; name the log itself")
            : Resolve(Path.GetFullPath(target, resolved), ref links);
    }
}
