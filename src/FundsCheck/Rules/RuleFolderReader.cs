using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>Reads the rule files of a folder, within limits. Errors of the folder become problems, not exceptions.</summary>
internal static class RuleFolderReader
{
    private static readonly EnumerationOptions TopOnly = new()
    {
        RecurseSubdirectories = false,
        IgnoreInaccessible = false,
        AttributesToSkip = FileAttributes.None,
        ReturnSpecialDirectories = false,
    };

    public static RuleFolderSnapshot Read(string folder)
    {
        var problems = new List<RuleSetProblem>();
        var files = new List<RuleFolderFile>();
        var bytesTotal = 0;
        foreach (var path in Paths(folder, problems))
        {
            if (RegularFile.OtherKind(path) is { } kind)
            {
                problems.Add(Problem(path, "file.irregular", $"this is {kind}, not a regular file; remove it from the folder"));
                continue;
            }

            if (TryRead(path) is not { } bytes)
            {
                problems.Add(new RuleSetProblem(Shown(path), 1, 1, "file.unreadable", "the file cannot be read; check its permissions"));
                continue;
            }

            bytesTotal += bytes.Length;
            if (bytesTotal > RuleSetCatalogLimits.BytesMax)
            {
                problems.Add(Problem(
                    folder, "folder.bytes",
                    $"the rule files are larger than {RuleSetCatalogLimits.BytesMax} bytes together; split the folder"));
                break;
            }

            files.Add(new RuleFolderFile(Shown(path), bytes));
        }

        if (problems.Count == 0 && !files.Exists(file => IsRuleFile(file.Path)))
        {
            problems.Add(Problem(folder, "folder.empty", "there is no rule file (*.json) in the folder"));
        }

        return new RuleFolderSnapshot(folder, files, problems);
    }

    public static RuleSetProblem Problem(string folder, string code, string message) => new(Shown(folder), 1, 1, code, message);

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or System.Security.SecurityException or ArgumentException
            or NotSupportedException;

    private static List<string> Paths(string folder, List<RuleSetProblem> problems)
    {
        try
        {
            // The files of the current folder are named without it, as a command names them.
            var entries = folder.Length == 0
                ? Directory.EnumerateFiles(".", "*", TopOnly).Select(path => Path.GetFileName(path))
                : Directory.EnumerateFiles(folder, "*", TopOnly);
            var files = entries.Take(RuleSetCatalogLimits.EntriesMax + 1).ToList();
            var paths = files.Where(path => IsRuleFile(path) || CustomerTexts.IsFile(path)).Order(StringComparer.Ordinal).ToList();
            if (files.Count <= RuleSetCatalogLimits.EntriesMax && paths.Count <= RuleSetCatalogLimits.FilesMax)
            {
                return paths;
            }

            problems.Add(Problem(
                folder,
                "folder.files",
                $"a folder of rules holds at most {RuleSetCatalogLimits.FilesMax} rule files, and {RuleSetCatalogLimits.EntriesMax} files "
                    + "of any "
                    + "kind"));
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            problems.Add(Problem(folder, "folder.unreadable", "the folder cannot be read; check its name and its permissions"));
        }

        return [];
    }

    /// <summary>
    /// Returns true for a rule file of a folder, which a file of texts for customers is not. The auxiliary files of editors and systems
    /// begin with a dot.
    /// </summary>
    public static bool IsRuleFile(string path)
    {
        var name = Path.GetFileName(path);
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && !name.EndsWith(".schema.json", StringComparison.OrdinalIgnoreCase) && !name.StartsWith('.')
            && !CustomerTexts.IsFile(name);
    }

    private static byte[]? TryRead(string path)
    {
        try
        {
            return BoundedFile.Read(path, RuleLimits.FileBytesMax);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            return null;
        }
    }

    // A name must not contain control characters for the terminal that shows it.
    private static string Shown(string path) => PrintableText.Show(path);
}
