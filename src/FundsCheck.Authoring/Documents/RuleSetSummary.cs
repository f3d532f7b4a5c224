using System.Diagnostics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Summarizes how an outcome is determined, the facts that the host states, and the accepts without a check.</summary>
internal static class RuleSetSummary
{
    private static readonly string[] WaiverHead = ["Check", "When", "Reason", "Because"];
    private static readonly string[] CustomFactHead = ["Fact", "Type", "Worse", "Values", "Why"];

    public static IEnumerable<string> DecisionRules(RuleSetDefinition ruleSet) =>
    [
        "- Each check that applies gives accept, review or decline. The most severe outcome is the decision: one decline declines, and "
            + "where none declines, one review sends the debit to a person. The order of the checks changes nothing.",
        "- A decision names the reason of every check with review or decline; an accept names its waivers.",
        $"- {Gates(ruleSet)} stand before the others. Where the balance was not read, or is not in {ruleSet.Currency}, the checks that "
            + "would need it are silent, and the gate decides for them.",
        "- A missing fact is never accepted by itself: each check states its outcome for an unknown measure. An accept there is a "
            + "**waiver**, as is an accept without cover; it is marked so, and states its because.",
        "- A guard exempts only where it is known to hold. Where that is not known, the check applies.",
        "- Holds are the amounts that earlier debits of the same account may still take. The ones that are not yet posted count "
            + "against the balance; the possibly posted ones can only turn an accept into a review, or into a waiver.",
    ];

    public static IEnumerable<string> CustomFacts(RuleSetDefinition ruleSet) => ruleSet.CustomFacts.Count == 0
        ? ["None: the rule set judges only the debit and its balance."]
        :
        [
            "The program states these facts with the debit. A fact that is left out, or of another type, is not known.",
            string.Empty,
            .. MarkdownText.Table(CustomFactHead, ruleSet.CustomFacts.Select(Cells)),
        ];

    public static IEnumerable<string> Waivers(RuleSetDefinition ruleSet)
    {
        var waivers = ruleSet.Checks.SelectMany(check => DecisionRow.Of(check).Where(row => row.IsWaiver).Select(row => (check, row)))
            .ToList();
        return waivers.Count == 0
            ? ["Nothing: no check of this rule set accepts what it could not check, or what the money may not cover."]
            : MarkdownText.Table(
                WaiverHead,
                waivers.Select(IReadOnlyList<string> (waiver) => [
                    $"`{waiver.check.Id}`",
                    $"`{waiver.check.BandList.Measure.Name}` is {waiver.row.When}",
                    waiver.row.Answer.Reason is { } code ? $"`{code}`" : "the failure's own code",
                    MarkdownText.Escape(waiver.row.Answer.Justification ?? throw new UnreachableException("a waiver has a because")),
                ]));
    }

    private static IReadOnlyList<string> Cells(CustomFactDefinition fact) =>
    [
        $"`{fact.Name}`",
        fact.TypeName,
        fact.Measure.Worse switch { WorseSide.Higher => "higher", WorseSide.Lower => "lower", _ => string.Empty },
        fact.Type == CustomFactType.Text ? MarkdownText.Codes(fact.Measure.Values, "or") : string.Empty,
        fact.Why is { } why ? MarkdownText.Escape(why) : string.Empty,
    ];

    private static string Gates(RuleSetDefinition ruleSet)
    {
        var gates = ruleSet.Checks.Where(check => check.BandList.Measure.IsGate).Select(check => check.Id);
        return $"The gates {MarkdownText.Codes([.. gates], "and")}";
    }
}
