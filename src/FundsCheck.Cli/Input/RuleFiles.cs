using System.Diagnostics.CodeAnalysis;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Input;

/// <summary>Reads rule files by their paths. Their problems are wrong input.</summary>
internal static class RuleFiles
{
    private const int FilesMax = 10_000;

    public static RuleSet LoadOrDefault(string? path)
    {
        if (path is null)
        {
            return RuleSet.Default;
        }

        try
        {
            var bytes = BoundedFile.Read(path, RuleLimits.FileBytesMax);
            return new RuleFileLoader().Load(bytes, path, out var problems)
                ?? throw new WrongInputException([.. problems.Select(problem => problem.ToString())]);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>The named files, and the files of the named folders in the order of their names. JSON Schemas are left out.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. ExpandByPath(paths).SelectMany(files => files)];

    /// <summary>The same files, grouped by the named path; behind those of a folder its texts for customers, if wanted.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ExpandByPath(IEnumerable<string> paths, bool withTexts = false)
    {
        IReadOnlyList<string>[] files =
        [
            .. paths.Select(path => !Directory.Exists(path) ? [path] : withTexts ? [.. FilesIn(path), .. TextsIn(path)] : FilesIn(path)),
        ];
        return files.Any(group => group.Count > 0)
            ? files
            : throw new WrongInputException(["the folders have no rule file (*.json); name a rule file"]);
    }

    private static string[] FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal) && !CustomerTexts.IsFile(file))
            .Take(FilesMax)
            .Order(StringComparer.Ordinal),
    ];

    private static string[] TextsIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Where(CustomerTexts.IsFile).Take(FilesMax)
            .Order(StringComparer.Ordinal),
    ];

    public static bool TryLoad(
        string file, RuleFileLoader loader, [NotNullWhen(true)] out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        if (!TryReadBytes(file, out var bytes, out var unreadable))
        {
            (ruleSet, problems) = (null, [unreadable]);
            return false;
        }

        ruleSet = loader.Load(bytes, file, out problems);
        return ruleSet is not null;
    }

    /// <summary>Reads the bytes of a file, at most one byte more than the limit of rule files.</summary>
    public static bool TryReadBytes(
        string file, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out RuleSetProblem? problem)
    {
        try
        {
            bytes = BoundedFile.Read(file, RuleLimits.FileBytesMax);
            problem = null;
            return true;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            bytes = null;
            problem = UnreadableFile(file, exception);
            return false;
        }
    }

    private static RuleSetProblem UnreadableFile(string file, Exception exception) =>
        new(file, 1, 1, "file.unreadable",
            exception is FileStalledException ? exception.Message
                : Directory.Exists(file) ? "this is a folder; name a file in it"
                : "the file does not exist or cannot be read; check its name");

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    public static WrongInputException Unreadable(string path, Exception? exception = null) =>
        new([
            exception is FileStalledException ? exception.Message
                : Directory.Exists(path) ? $"`{path}` is a folder; name a file in it"
                : $"`{path}` does not exist or cannot be read; check its name",
        ]);
}
