using FundsCheck.Rules;

namespace FundsCheck.Cli.Input;

/// <summary>
/// Loads rule files, each with the rule set of its folder that it extends. A folder is read at most once. Not thread-safe.
/// </summary>
internal sealed class RuleFileLoader
{
    private readonly Dictionary<string, RuleSetFolder> _folders = new(StringComparer.Ordinal);

    /// <summary>Loads a file; null where it has an error.</summary>
    public RuleSet? Load(ReadOnlyMemory<byte> utf8, string file, out IReadOnlyList<RuleSetProblem> problems)
    {
        var path = Path.GetDirectoryName(file) ?? string.Empty;
        if (!_folders.TryGetValue(path, out var folder))
        {
            folder = RuleSetFolder.Open(path);
            _folders.Add(path, folder);
        }

        _ = RuleSet.TryParse(utf8, file, folder, out var ruleSet, out problems);
        return ruleSet;
    }
}
