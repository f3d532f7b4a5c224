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
    private static readonly string[] SignatureRoles = ["Author", "Approver", "Approver"];

    private static readonly string[] SignatureHead = ["Role", "Name", "Signature", "Date"];

    public static string Write(RuleSet ruleSet, RuleSet? since)
    {
        var definition = ruleSet.Definition;
        var results = ruleSet.RunTests();
        var coverage = ruleSet.MeasureCoverage();
        var text = new StringBuilder();
        Put(text, $"# Rule set `{definition.Name}`, version {MarkdownText.Escape(definition.Version)}", Head(ruleSet, results, coverage));

        // The page that is signed.
        Put(text, "## What an accept rests on", AcceptSummary.RestsOn(definition));
        Put(text, "## What is declined", OutcomeSummary.Of(definition, Outcome.Decline));
        Put(text, "## What is sent to review", OutcomeSummary.Of(definition, Outcome.Review));
        Put(text, "## What is accepted by waiver", RuleSetSummary.Waivers(definition));
        Put(text, "## What is never looked at", AcceptSummary.Unchecked(definition));
        if (since is not null)
        {
            Put(text, "## Changes since the last signed version", ChangesSection.Write(since, ruleSet));
        }

        Put(text, "## Signatures", Signatures(ruleSet.Identity, definition.EffectiveFromText));

        // The evidence.
        Put(text, "## How an answer comes about", RuleSetSummary.DecisionRules(definition));
        Put(text, "## Custom facts", RuleSetSummary.CustomFacts(definition));
        Put(text, "## Analysis", Analysis(ruleSet.Warnings));
        Put(text, "## The checks", Checks(ruleSet));
        Put(text, "## The tests beside the rules", TestTable.Write(definition, results));
        Put(text, "## The coverage by the tests", CoverageSection.Write(coverage));
        Put(text, "## Appendix: the reason codes", ReasonAppendix.Write(definition));
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Put(StringBuilder text, string heading, IEnumerable<string> lines) =>
        text.Append(heading).Append("\n\n").AppendJoin('\n', lines).Append("\n\n");

    private static IEnumerable<string> Head(
        RuleSet ruleSet, IReadOnlyList<RuleTestResult> results, RuleCoverage coverage)
    {
        var definition = ruleSet.Definition;
        string[][] rows =
        [
            ["In force from", definition.EffectiveFromText ?? "always; the file states no `effectiveFrom`"],
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
            ["Coverage by the tests", CoverageSection.Summary(coverage)],
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

    private static IEnumerable<string> Signatures(RuleSetIdentity identity, string? from) =>
    [
        $"Signed is the rule set `{identity.Name}`, in force from {from ?? "always"}, whose canonical layout has the SHA-256 "
            + $"`{identity.Sha256}`, which every decision by it records. The hash of a file in that layout (`fundscheck rules fmt`) is the "
            + "same number.",
        string.Empty,
        .. MarkdownText.Table(
            SignatureHead, SignatureRoles.Select(IReadOnlyList<string> (role) => [role, string.Empty, string.Empty, string.Empty])),
    ];
}
