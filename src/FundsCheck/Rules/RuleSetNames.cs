using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>The names of the rule sets of one folder, which must be distinct. Not thread-safe.</summary>
public sealed class RuleSetNames
{
    private readonly Dictionary<string, string> _fileByName = new(StringComparer.Ordinal);

    /// <summary>Adds the name of a loaded rule set. Returns the problem of a name that an earlier file has; else null.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="file">The file of the rule set.</param>
    /// <param name="utf8">The content of the file.</param>
    public RuleSetProblem? Add(RuleSet ruleSet, string file, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        var name = ruleSet.Identity.Name;
        return _fileByName.TryAdd(name, file) ? null : Duplicate(name, _fileByName[name], file, utf8);
    }

    private static RuleSetProblem Duplicate(string name, string first, string file, ReadOnlyMemory<byte> utf8)
    {
        var source = new SourceText(file, utf8);
        var found = new ProblemList(source);
        var at = found.At(SourceParser.Parse(source, found)?.Find("ruleset")?.Offset ?? 0);
        return new RuleSetProblem(
            file, at.Line, at.Column, "ruleset.duplicate",
            $"the rule set `{name}` is in `{first}` already; a folder has each name once, so rename or remove one of the files");
    }
}
