using FundsCheck.Authoring;
using FundsCheck.Rules;

namespace FundsCheck.Cli.LanguageServer;

/// <summary>Code lenses of the coverage of each check, and the edits that write the missing tests.</summary>
internal static class MissingTests
{
    public const string Command = "fundscheck.writeMissingTests";

    private const string Indent = "  ";

    /// <summary>A lens above each check of the file; none while it does not load.</summary>
    public static IReadOnlyList<Lsp.CodeLens> LensesOf(RuleDocument document)
    {
        if (document.Whole.RuleSet is not { } ruleSet)
        {
            return [];
        }

        var coverage = ruleSet.MeasureCoverage().Checks.ToDictionary(check => check.Check, StringComparer.Ordinal);
        return
        [
            .. document.Words.Checks.Where(check => check.TextOf("id") is { } id && coverage.ContainsKey(id)).Select(check =>
                new Lsp.CodeLens(
                    document.Lines.RangeOf(check.Start, Math.Min(check.End, document.Lines.EndOfLine(check.Start))),
                    CommandOf(document, coverage[check.TextOf("id") ?? string.Empty]))),
        ];
    }

    /// <summary>The edit that writes the missing tests of a check; null where none is missing, or the file does not load.</summary>
    public static Lsp.WorkspaceEdit? EditOf(RuleDocument document, string check)
    {
        if (document.Whole.RuleSet is not { } ruleSet || document.Root is not { } root || TestsOf(ruleSet, check) is not { } tests)
        {
            return null;
        }

        if (root.FindMember("tests") is { Value: { } list })
        {
            var at = list.Items.Count == 0 ? list.Start + 1 : list.Items[^1].End;
            var end = list.Items.Count == 0 ? list.End - 1 : at;
            var text = list.Items.Count == 0 ? $"\n{tests}\n{Indent}" : $",\n{tests}";
            return document.Edit(document.Replace(at, end, text));
        }

        var last = root.Members[^1].End;
        return document.Edit(document.Replace(last, last, $",\n{Indent}\"tests\": [\n{tests}\n{Indent}]"));
    }

    private static Lsp.Command CommandOf(RuleDocument document, CheckCoverage check)
    {
        var title = FormattableString.Invariant($"coverage {check.Reached} of {check.Total} bands");
        var missing = check.Total - check.Reached;
        return missing == 0
            ? new Lsp.Command(title, string.Empty)
            : new Lsp.Command(
                $"{title}: write the missing {(missing == 1 ? "test" : "tests")}", Command, [document.Uri, check.Check]);
    }

    // The items of the suggested list, indented as in the member of a file.
    private static string? TestsOf(RuleSet ruleSet, string check)
    {
        var lines = ruleSet.SuggestTests(check).TrimEnd('\n').Split('\n');
        return lines.Length <= 2 || ruleSet.MeasureCoverage().Gaps.All(gap => !string.Equals(gap.Check, check, StringComparison.Ordinal))
            ? null
            : string.Join('\n', lines[1..^1].Select(line => Indent + line));
    }
}
