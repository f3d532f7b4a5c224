using FundsCheck.Rules.Language;

namespace FundsCheck.Rules;

/// <summary>Follows <c>extends</c> from file to file by names alone, before any of them is loaded.</summary>
internal static class ExtensionChain
{
    /// <summary>Returns the fault of a chain that is unknown at its start, ambiguous, a cycle, or too long; null for a sound one.</summary>
    /// <param name="name">The rule set that extends; null where its own name is not valid.</param>
    /// <param name="baseName">The rule set that it extends.</param>
    /// <param name="heads">The files of the folder.</param>
    public static (string Code, string Message)? FaultOf(string? name, string baseName, IReadOnlyList<RuleFileHead> heads)
    {
        var chain = new List<string>();
        for (var next = baseName; next is not null;)
        {
            chain.Add(next);
            if (string.Equals(next, name, StringComparison.Ordinal) || chain.IndexOf(next) < chain.Count - 1)
            {
                return ("extends.cycle", $"{Listed([name, .. chain])} is a cycle; a chain of `extends` ends at a rule set without it");
            }

            if (chain.Count > RuleLimits.ExtensionsMax)
            {
                return (
                    "extends.depth",
                    $"the chain {Listed([name, .. chain])} is longer than {RuleLimits.ExtensionsMax} (ExtensionsMax); shorten it");
            }

            var files = heads.Where(head => string.Equals(head.Name, next, StringComparison.Ordinal)).ToList();
            if (files.Count > 1)
            {
                return (
                    "extends.ambiguous",
                    $"the rule set `{next}` is in `{files[0].File.Path}` and in `{files[1].File.Path}`; rename or remove one of the two");
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

    private static string Unknown(string? name, string baseName, IReadOnlyList<RuleFileHead> heads)
    {
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
