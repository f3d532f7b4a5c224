namespace FundsCheck.Samples.Worker;

/// <summary>
/// The folder of the bank's files, with <c>done</c> and <c>rejected</c> in it, so that a move is one rename. One process uses it.
/// </summary>
internal sealed class Inbox
{
    private const string ReportExtension = ".rejected.csv";
    private const int SameNamesMax = 10_000;

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    private readonly DirectoryInfo _folder;
    private readonly string _done;
    private readonly string _rejected;
    private Dictionary<string, (long Length, DateTime WrittenAt)> _seen = [];

    public Inbox(string folder)
    {
        _folder = new DirectoryInfo(folder);
        _done = _folder.CreateSubdirectory("done").FullName;
        _rejected = _folder.CreateSubdirectory("rejected").FullName;
    }

    public string Folder => _folder.FullName;

    /// <summary>The files that have not changed since the call before, by name: one that is still being written waits.</summary>
    public IReadOnlyList<FileInfo> FindComplete()
    {
        // The report of a rejected file is no file of the bank.
        var files = _folder.EnumerateFiles("*.csv", AnyCase)
            .Where(file => !file.Name.EndsWith(ReportExtension, StringComparison.OrdinalIgnoreCase))
            .OrderBy(file => file.Name, StringComparer.Ordinal).ToList();
        var earlier = _seen;
        _seen = files.ToDictionary(file => file.Name, StateOf, StringComparer.Ordinal);
        return [.. files.Where(file => earlier.TryGetValue(file.Name, out var state) && state == _seen[file.Name])];
    }

    /// <summary>Whether a file has changed since it was found.</summary>
    public static bool HasChanged(FileInfo file)
    {
        var found = StateOf(file);
        file.Refresh();
        return StateOf(file) != found;
    }

    /// <summary>Moves a file whose rows are all recorded; returns its new path.</summary>
    public string MoveToDone(FileInfo file)
    {
        var target = FreePath(_done, file.Name);
        file.MoveTo(target);
        return target;
    }

    /// <summary>Writes the report of the rejected rows, then moves the file; returns the path of the report.</summary>
    public string MoveToRejected(FileInfo file, IReadOnlyList<RejectedRow> rows)
    {
        var target = FreePath(_rejected, file.Name);

        // A process that ends between the two steps leaves a report without its file, which the next attempt replaces.
        var report = Path.ChangeExtension(target, ReportExtension);
        RejectedRow.Write(report, rows);
        file.MoveTo(target);
        return report;
    }

    private static (long Length, DateTime WrittenAt) StateOf(FileInfo file) => (file.Length, file.LastWriteTimeUtc);

    /// <summary>A path that no earlier file has: the bank may send a name twice.</summary>
    private static string FreePath(string folder, string name) =>
        Enumerable.Range(1, SameNamesMax)
            .Select(number => number == 1
                ? name : FormattableString.Invariant($"{Path.GetFileNameWithoutExtension(name)}.{number}{Path.GetExtension(name)}"))
            .Select(candidate => Path.Combine(folder, candidate))
            .FirstOrDefault(path => !File.Exists(path))
        ?? throw new IOException($"{folder} has {SameNamesMax} files named {name}; move them away");
}
