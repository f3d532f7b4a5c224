using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>
/// The rule files of a folder, among which <c>extends</c> finds a rule set by its name. The folder is read at the first use, and each file
/// is loaded at most once. Not thread-safe.
/// </summary>
public sealed class RuleSetFolder : IExtendedRuleSets
{
    private readonly Lazy<RuleFolderSnapshot> _snapshot;
    private readonly Lazy<IReadOnlyList<RuleFileHead>> _heads;
    private readonly Dictionary<string, (RuleSet? RuleSet, IReadOnlyList<RuleSetProblem> Problems)> _loaded = new(StringComparer.Ordinal);

    private RuleSetFolder(Func<RuleFolderSnapshot> read)
    {
        _snapshot = new Lazy<RuleFolderSnapshot>(read);
        _heads = new Lazy<IReadOnlyList<RuleFileHead>>(() => [.. _snapshot.Value.RuleFiles.Select(RuleFileHead.Read)]);
    }

    internal RuleSetFolder(RuleFolderSnapshot snapshot)
        : this(() => snapshot)
    {
    }

    /// <summary>Opens a folder.</summary>
    /// <param name="folder">The path of the folder; empty for the current one.</param>
    /// <param name="unsaved">Files that stand for those of the folder, or beside them, by their names; null for none.</param>
    public static RuleSetFolder Open(string folder, IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? unsaved = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new RuleSetFolder(() => unsaved is null ? RuleFolderReader.Read(folder) : With(RuleFolderReader.Read(folder), unsaved));
    }

    /// <summary>Opens the folder of a file.</summary>
    /// <param name="file">The path of the file.</param>
    public static RuleSetFolder OpenBeside(string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(file);
        return Open(Path.GetDirectoryName(file) ?? string.Empty);
    }

    /// <summary>Finds the file of a rule set by the name in the file; null for none.</summary>
    /// <param name="name">The name of the rule set.</param>
    public string? FileOf(string name) =>
        _heads.Value.FirstOrDefault(head => string.Equals(head.Name, name, StringComparison.Ordinal))?.File.Path;

    private static RuleFolderSnapshot With(RuleFolderSnapshot saved, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> unsaved) => new(
        saved.Folder,
        [
            .. saved.Files.Where(file => !unsaved.ContainsKey(Path.GetFileName(file.Path))),
            .. unsaved.Select(file => new RuleFolderFile(Path.Combine(saved.Folder, file.Key), file.Value)),
        ],
        saved.Problems);

    internal RuleSet? Load(RuleFolderFile file, out IReadOnlyList<RuleSetProblem> problems)
    {
        if (!_loaded.TryGetValue(file.Path, out var load))
        {
            load.RuleSet = RuleSetLoader.Load(file.Bytes, file.Path, isAnalysed: true, out load.Problems, folder: this);
            _loaded.Add(file.Path, load);
        }

        problems = load.Problems;
        return load.RuleSet;
    }

    ExtendedRuleSet? IExtendedRuleSets.Find(string? name, ExtendedName extended, SourceNode node, ReadContext context)
    {
        if (ExtensionChain.FaultOf(name, extended, _heads.Value) is { } fault)
        {
            context.Add(node, fault.Code, fault.Message);
            context.Problems.Adopt(_snapshot.Value.Problems);
            return null;
        }

        var file = _heads.Value.Single(head => head.Is(extended)).File;
        var ruleSet = Load(file, out var problems);
        if (ruleSet is null)
        {
            context.Add(node, "extends.invalid", $"`{extended.Name}` does not load; fix `{file.Path}` first");
            context.Problems.Adopt(problems.Where(problem => problem.Severity == RuleSeverity.Error));
        }

        return ruleSet is null ? null : new ExtendedRuleSet(ruleSet.Identity, ruleSet.Definition, ruleSet.Warnings);
    }
}
