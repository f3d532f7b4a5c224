using System.Text.RegularExpressions;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

/// <summary>Finds what a file of FundsCheck names that its folder may not see.</summary>
internal static partial class LayerScanner
{
    public static IReadOnlyList<string> Violations(string folder, string source)
    {
        if (!Layers.IsLayer(folder))
        {
            return [$"`{folder}` is no layer; the layers are {string.Join(" -> ", Layers.FromTheTop)}root types"];
        }

        var code = CodeText.Of(source);
        var layers = Qualified().Matches(code).Concat(Relative().Matches(code)).Select(match => match.Groups["layer"].Value)
            .Where(layer => !Layers.MaySee(folder, layer))
            .Select(layer => $"names `{layer}`, which {Called(folder)} may not see");
        var others = OtherProject().Matches(code).Select(match => $"names `{match.Value}`, which depends on FundsCheck");
        var foreign = folder.Length == 0
            ? Using().Matches(code).Select(match => match.Groups["space"].Value).Where(IsForeign)
                .Select(space => $"uses `{space}`; root types see only the base class library")
            : [];
        return [.. layers.Concat(others).Concat(foreign).Distinct(StringComparer.Ordinal)];
    }

    private static string Called(string folder) => folder.Length == 0 ? "a root type" : $"`{folder}`";

    private static bool IsForeign(string space) =>
        !(space == "System" || space.StartsWith("System.", StringComparison.Ordinal) || space == "FundsCheck"
            || space.StartsWith("FundsCheck.", StringComparison.Ordinal));

    [GeneratedRegex(@"\bFundsCheck\s*\.\s*(?<layer>Pipeline|Decisions|Rules|Balances)\b")]
    private static partial Regex Qualified();

    // `Rules.RuleSet`, as a file inside the namespace FundsCheck may write it.
    [GeneratedRegex(@"(?<![\w.])(?<layer>Pipeline|Decisions|Rules|Balances)\s*\.\s*[A-Z]")]
    private static partial Regex Relative();

    [GeneratedRegex(@"\bFundsCheck\s*\.\s*(Plaid|Sandbox|PostgreSql|MediatR|Testing|Cli)\b")]
    private static partial Regex OtherProject();

    // Directives only: a `using var` or `using (…)` opens a resource. An alias names what stands behind its `=`.
    [GeneratedRegex(@"^\s*(global\s+)?using\s+(static\s+)?(\w+\s*=\s*)?(global::)?(?<space>[A-Za-z_][\w.]*)\s*;", RegexOptions.Multiline)]
    private static partial Regex Using();
}
