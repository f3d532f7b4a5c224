using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>The names of the rule sets of one folder, each of which may be there once. Not for several threads.</summary>
internal sealed class RuleSetNames
{
    private readonly Dictionary<string, string> _fileByName = new(StringComparer.Ordinal);

    /// <summary>
    /// Notes the name of a rule set that loads; where another file has it already, the problem at the name that stands there again.
    /// </summary>
    public RuleSetProblem? Take(RuleSet ruleSet, RuleFolderFile file)
    {
        var name = ruleSet.Identity.Name;
        return _fileByName.TryAdd(name, file.Path) ? null : Duplicate(name, _fileByName[name], file);
    }

    private static RuleSetProblem Duplicate(string name, string first, RuleFolderFile second)
    {
        var source = new SourceText(second.Path, second.Bytes);
        var found = new ProblemList(source);
        var at = found.At(SourceParser.Parse(source, found)?.Find("ruleset")?.Offset ?? 0);
        return new RuleSetProblem(
            second.Path, at.Line, at.Column, "ruleset.duplicate",
            $"the rule set `{name}` is in `{first}` already; a folder holds each name once, so rename one or take one away");
    }
}
