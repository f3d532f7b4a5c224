using FundsCheck.Rules.Language;
using FundsCheck.Rules.Parsing;

namespace FundsCheck.Rules;

/// <summary>Follows <c>extends</c> from file to file by names alone, before any of them is loaded.</summary>
internal static class ExtensionChain
{
    /// <summary>Returns the fault of a chain that is unknown at its start, ambiguous, a cycle, or too long; null for a sound one.</summary>
    /// <param name="name">The rule set that extends; null where its own name is not valid.</param>
    /// <param name="extended">The rule set that it extends.</param>
    /// <param name="heads">The files of the folder.</param>
    public static (string Code, string Message)? FaultOf(string? name, ExtendedName extended, IReadOnlyList<RuleFileHead> heads)
    {
        var chain = new List<string>();
        for (var next = extended; next is not null;)
        {
            chain.Add(next.Name);
            if (string.Equals(next.Name, name, StringComparison.Ordinal) || chain.IndexOf(next.Name) < chain.Count - 1)
            {
                return ("extends.cycle", $"{Listed([name, .. chain])} is a cycle; a chain of `extends` ends at a rule set without it");
            }

            if (chain.Count > RuleLimits.ExtensionsMax)
            {
                return (
                    "extends.depth",
                    $"the chain {Listed([name, .. chain])} is longer than {RuleLimits.ExtensionsMax} (ExtensionsMax); shorten it");
            }

            var files = heads.Where(head => head.Is(next)).ToList();
            if (files.Count > 1)
            {
                return ("extends.ambiguous", Ambiguous(next, files));
            }

            if (files.Count == 0 && chain.Count == 1)
            {
                return ("extends.unknown", Unknown(name, next, heads));
            }

            // A later link that is unknown is reported at its own file.
            next = files.Count == 0 ? null : files[0].Extends;
        }

        return null;
    }

    private static string Ambiguous(ExtendedName extended, List<RuleFileHead> files)
    {
        var versions = files.Select(file => file.Version).OfType<string>().ToList();
        var fix = versions.Distinct(StringComparer.Ordinal).Count() == files.Count
            ? $"name the version to extend, as in \"extendsVersion\": \"{SyntaxText.Shorten(versions[0])}\""
            : "rename or remove one of the two";
        return $"the rule set `{extended.Name}` is in `{files[0].File.Path}` and in `{files[1].File.Path}`; {fix}";
    }

    private static string Unknown(string? name, ExtendedName extended, IReadOnlyList<RuleFileHead> heads)
    {
        var baseName = extended.Name;
        var files = heads.Where(head => head.Is(new ExtendedName(baseName, null))).ToList();
        if (extended.Version is { } version && files.Count > 0)
        {
            var versions = files.Select(file => file.Version).OfType<string>().ToList();
            return $"no file of the folder has version `{SyntaxText.Shorten(version)}` of `{baseName}`: the folder has "
                + $"{UnknownRuleSet.Listed([.. versions.Select(SyntaxText.Shorten)])}{Suggestion.For(version, versions)}";
        }

        var others = heads.Select(head => head.Name).OfType<string>().Where(other => !string.Equals(other, name, StringComparison.Ordinal))
            .ToList();
        var known = others.Count == 0 ? "the folder of this file has no other rule set" : $"the folder has {UnknownRuleSet.Listed(others)}";
        var nameless = heads.FirstOrDefault(head => head.Name is null) is { } file ? $", and the name in `{file.File.Path}` is not readable"
            : string.Empty;
        var near = Suggestion.Nearest(baseName, others) is { } nearest ? $"; did you mean `{nearest}`?" : "; put its file beside this one";
        return $"no file of the folder has the rule set `{baseName}`: {known}{nameless}{near}";
    }

    private static string Listed(IEnumerable<string?> chain) => string.Join(" -> ", chain.OfType<string>().Select(name => $"`{name}`"));
}
