using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Input;

/// <summary>Reads rule files that a caller names; what is wrong with them is wrong input.</summary>
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
            return RuleSet.Load(path);
        }
        catch (RuleSetInvalidException exception)
        {
            throw new WrongInputException([.. exception.Problems.Select(problem => problem.ToString())]);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            throw Unreadable(path, exception);
        }
    }

    /// <summary>The files named, and those in the folders named, by name; JSON Schemas are no rule files.</summary>
    public static IReadOnlyList<string> Expand(IEnumerable<string> paths) => [.. ExpandByPath(paths).SelectMany(files => files)];

    /// <summary>The same, those of each path that was named apart.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> ExpandByPath(IEnumerable<string> paths)
    {
        IReadOnlyList<string>[] files = [.. paths.Select(path => Directory.Exists(path) ? FilesIn(path) : [path])];
        return files.Any(of => of.Count > 0) ? files : throw new WrongInputException(["there is no rule file (*.json) there"]);
    }

    private static string[] FilesIn(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".schema.json", StringComparison.Ordinal))
            .Take(FilesMax)
            .Order(StringComparer.Ordinal),
    ];

    public static bool TryLoad(string file, out RuleSet? ruleSet, out IReadOnlyList<RuleSetProblem> problems)
    {
        try
        {
            ruleSet = RuleSet.Load(file);
            problems = [];
        }
        catch (RuleSetInvalidException exception)
        {
            ruleSet = null;
            problems = exception.Problems;
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            ruleSet = null;
            problems = [UnreadableFile(file, exception)];
        }

        return ruleSet is not null;
    }

    /// <summary>A file's bytes, no more than one beyond the limit of rule files; null, with the problem, where it cannot be read.</summary>
    public static byte[]? TryReadBytes(string file, out RuleSetProblem? problem)
    {
        try
        {
            problem = null;
            return BoundedFile.Read(file, RuleLimits.FileBytesMax);
        }
        catch (Exception exception) when (IsUnreadable(exception))
        {
            problem = UnreadableFile(file, exception);
            return null;
        }
    }

    private static RuleSetProblem UnreadableFile(string file, Exception exception) =>
        new(file, 1, 1, "file.unreadable",
            exception is FileStalledException ? exception.Message : "the file does not exist or cannot be read; check its name");

    public static bool IsUnreadable(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException;

    public static WrongInputException Unreadable(string path, Exception? exception = null) =>
        new([exception is FileStalledException ? exception.Message : $"`{path}` does not exist or cannot be read; check its name"]);
}
