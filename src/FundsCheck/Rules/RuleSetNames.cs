using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>
/// The rule sets of one folder by their names. Several versions of one rule set differ in their version and in the instant from which they
/// are in force. Not thread-safe.
/// </summary>
public sealed class RuleSetNames
{
    private readonly Dictionary<string, List<(RuleSet RuleSet, string File)>> _byName = new(StringComparer.Ordinal);

    /// <summary>Adds a loaded rule set. Returns the problem of one that contradicts an earlier file; else null.</summary>
    /// <param name="ruleSet">The rule set.</param>
    /// <param name="file">The file of the rule set.</param>
    /// <param name="utf8">The content of the file.</param>
    public RuleSetProblem? Add(RuleSet ruleSet, string file, ReadOnlyMemory<byte> utf8)
    {
        ArgumentNullException.ThrowIfNull(ruleSet);
        if (!_byName.TryGetValue(ruleSet.Identity.Name, out var versions))
        {
            _byName[ruleSet.Identity.Name] = versions = [];
        }

        foreach (var (other, otherFile) in versions)
        {
            if (Contradiction(ruleSet, other, $"`{otherFile}`") is { } found)
            {
                return Problem(found, file, utf8);
            }
        }

        versions.Add((ruleSet, file));
        return null;
    }

    /// <summary>Returns what keeps two rule sets of one name from being versions of one rule set; null for nothing.</summary>
    /// <param name="ruleSet">The later of the two.</param>
    /// <param name="other">The earlier one.</param>
    /// <param name="place">Where the earlier one is.</param>
    internal static (string Code, string Member, string Message)? Contradiction(RuleSet ruleSet, RuleSet other, string place)
    {
        var (name, from) = (ruleSet.Identity.Name, ruleSet.Definition.EffectiveFromText);
        if (string.Equals(ruleSet.Identity.Version, other.Identity.Version, StringComparison.Ordinal))
        {
            return (
                "ruleset.duplicate", "ruleset",
                $"the rule set `{name}`, version `{other.Identity.Version}`, is in {place} already; a folder has each version of a rule "
                    + "set once, so rename or remove one of the files");
        }

        if (ruleSet.EffectiveFrom == other.EffectiveFrom)
        {
            return from is null
                ? ("ruleset.duplicate", "ruleset",
                    $"the rule set `{name}` is in {place} already, and both versions are in force from always; state in one of them from "
                        + "when it is in force (`effectiveFrom`), or rename or remove one of the files")
                : ("effectiveFrom.repeated", "effectiveFrom",
                    $"version `{other.Identity.Version}` of `{name}` in {place} is in force from {from} too; give one of the two "
                        + "another `effectiveFrom`, or remove one of the files");
        }

        return ruleSet.Currency == other.Currency ? null : (
            "currency.versions", "currency",
            $"version `{other.Identity.Version}` of `{name}` in {place} judges {other.Currency}; all versions of a rule set judge one "
                + "currency, so give one of the two another name");
    }

    private static RuleSetProblem Problem((string Code, string Member, string Message) found, string file, ReadOnlyMemory<byte> utf8)
    {
        var source = new SourceText(file, utf8);
        var problems = new ProblemList(source);
        var root = SourceParser.Parse(source, problems);
        var at = problems.At((root?.Find(found.Member) ?? root?.Find("ruleset"))?.Offset ?? 0);
        return new RuleSetProblem(file, at.Line, at.Column, found.Code, found.Message);
    }
}
