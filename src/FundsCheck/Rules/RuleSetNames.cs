using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>The names of the rule sets of one folder, each of which may be there once. Not for several threads.</summary>
public sealed class RuleSetNames
{
    private readonly Dictionary<string, string> _fileByName = new(StringComparer.Ordinal);

    /// <summary>
    /// Adds the name of a rule set that loads. Where another file has it already, the problem at the repeated name; else null.
    /// </summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="file">Its file.</param>
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
            $"the rule set `{name}` is in `{first}` already; a folder holds each name once, so rename one or take one away");
    }
}
