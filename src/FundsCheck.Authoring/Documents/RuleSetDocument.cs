using System.Globalization;
using System.Text;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>
/// Formats a whole rule set in Markdown, from its title to its signature lines. The text is a pure function of the rule set, independent of
/// clock, culture and file path.
/// </summary>
internal static class RuleSetDocument
{
    private const int SignaturesCount = 2;

    private static readonly string[] SignatureHead = ["Name", "Role", "Date", "SHA-256 of the rule set"];

    public static string Write(RuleSet ruleSet)
    {
        var definition = ruleSet.Definition;
        var results = ruleSet.RunTests();
        var text = new StringBuilder();
        Put(text, $"# Rule set `{definition.Name}`, version {MarkdownText.Escape(definition.Version)}", Head(ruleSet, results));
        Put(text, "## How an answer comes about", RuleSetSummary.DecisionRules(definition));
        Put(text, "## What an accept rests on", AcceptSummary.RestsOn(definition));
        Put(text, "## What is accepted by waiver", RuleSetSummary.Waivers(definition));
        Put(text, "## What is never looked at", AcceptSummary.Unchecked(definition));
        Put(text, "## Custom facts", RuleSetSummary.CustomFacts(definition));
        Put(text, "## Analysis", Analysis(ruleSet.Warnings));
        Put(text, "## The checks", Checks(ruleSet));
        Put(text, "## The tests beside the rules", TestTable.Write(definition, results));
        Put(text, "## Appendix: the reason codes", ReasonAppendix.Write(definition));
        Put(text, "## Signatures", Signatures(ruleSet.Identity));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Put(StringBuilder text, string heading, IEnumerable<string> lines) =>
        text.Append(heading).Append("\n\n").AppendJoin('\n', lines).Append("\n\n");

    private static IEnumerable<string> Head(RuleSet ruleSet, IReadOnlyList<RuleTestResult> results)
    {
        var definition = ruleSet.Definition;
        string[][] rows =
        [
            ["Owner", definition.Owner is { } owner ? MarkdownText.Escape(owner) : "not named"],
            .. definition.Extension is { } extension ? new string[][] { ["Extends", Extends(extension, definition)] } : [],
            ["Currency", $"{definition.Currency}; debits in any other are not judged by it"],
            ["A decision may be relied on for", definition.ValidForText ?? ThresholdSyntax.WriteDuration(ruleSet.ValidFor)],
            [
                "Analysis",
                ruleSet.Warnings.Count == 0
                    ? "no findings"
                    : string.Create(CultureInfo.InvariantCulture, $"{ruleSet.Warnings.Count} warnings, listed below"),
            ],
            ["Tests beside the rules", TestTable.Summary(results)],
            ["SHA-256", $"`{ruleSet.Identity.Sha256}`"],
        ];
        return [
            .. definition.Why is { } why ? new[] { $"Why: {MarkdownText.Escape(why)}", string.Empty } : [],
            .. MarkdownText.Table([string.Empty, string.Empty], rows),
        ];
    }

    private static string Extends(ExtensionDefinition extension, RuleSetDefinition definition)
    {
        var inherited = definition.Checks.Count(check => check.InheritedFrom is not null);
        var own = definition.Checks.Count - inherited;
        var replaces = extension.Replaces.Count == 0 ? "none" : MarkdownText.Codes(extension.Replaces, "and");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{OriginText.Of(extension)}: {inherited} checks are inherited, {own} stand in this file; replaced: {replaces}");
    }

    private static IEnumerable<string> Analysis(IReadOnlyList<RuleSetProblem> warnings) =>
    [
        "The rule set loads, so these hold for every debit and every balance: there is exactly one answer; more money in the account never "
            + "leads to a worse one, and a larger amount never to a better one; an accept without a waiver rests on a known headroom of "
            + "0.00 or more, or on a known cover of 100% or more, and stays an accept whatever else becomes known.",
        string.Empty,
        .. warnings.Count == 0 ? ["Beyond that the analysis has no findings."] : warnings.SelectMany(Finding),
    ];

    private static IEnumerable<string> Finding(RuleSetProblem warning) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"- Line {warning.Line}, `{warning.Code}`: {MarkdownText.Escape(warning.Message)}"),
        .. warning.Examples.Select(example =>
            $"  - For example {MarkdownText.Escape(example.Given)}: {MarkdownText.Escape(example.Answer)}"),
    ];

    private static IEnumerable<string> Checks(RuleSet ruleSet) =>
        ruleSet.Definition.Checks.SelectMany((check, index) => CheckSection.Write(check, index + 1, ruleSet.Currency)).SkipLast(1);

    private static IEnumerable<string> Signatures(RuleSetIdentity identity) =>
    [
        $"Signed is the rule set `{identity.Name}` whose canonical layout has this SHA-256, which every decision by it records. "
        + $"The hash of "
            + "a file in that layout (`fundscheck rules fmt`) is the same number.",
        string.Empty,
        .. MarkdownText.Table(
            SignatureHead,
            Enumerable.Repeat<IReadOnlyList<string>>([string.Empty, string.Empty, string.Empty, $"`{identity.Sha256}`"], SignaturesCount)),
    ];
}
