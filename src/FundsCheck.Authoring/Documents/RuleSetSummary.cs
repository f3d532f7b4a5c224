using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Tells how an answer comes about, what the host must say, and what is accepted without a check.</summary>
internal static class RuleSetSummary
{
    private static readonly string[] WaiverHead = ["Check", "When", "Reason", "Because"];
    private static readonly string[] CustomFactHead = ["Fact", "Type", "Worse", "Values"];

    public static IEnumerable<string> HowAnAnswerComesAbout(RuleSetDefinition ruleSet) =>
    [
        "- Each check that applies answers accept, review or decline. The most severe answer is the decision: one decline declines, and "
            + "where none declines, one review sends the debit to a person. The order of the checks changes nothing.",
        "- A decision names the reason of every check that answered review or decline; an accept names what was not checked.",
        $"- {Gates(ruleSet)} stand before the others. Where the balance was not read, or is not in {ruleSet.Currency}, the checks that "
            + "would need it are silent, and the gate's answer stands for them.",
        "- What is not known is never accepted by itself: each check says what it answers where it cannot look. An accept there is a "
            + "**waiver**, as is an accept of what the money may not cover; it is marked so, and gives its because.",
        "- A check with conditions is left out only where they are known to leave it out. Where that is not known, it applies.",
        "- Held is what earlier debits of the same account will still take. Those that are certainly on their way count against the "
            + "balance; those that may have arrived already can only turn an accept into a review, or into a waiver.",
    ];

    public static IEnumerable<string> CustomFacts(RuleSetDefinition ruleSet) => ruleSet.CustomFacts.Count == 0
        ? ["None: the rule set looks at the debit and its balance alone."]
        :
        [
            "The program that asks says these with the debit. Left out, or of another type, they are not known.",
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
                    MarkdownText.Escape(waiver.row.Answer.Justification!),
                ]));
    }

    private static IReadOnlyList<string> Cells(CustomFactDefinition fact) =>
    [
        $"`{fact.Name}`",
        fact.TypeName,
        fact.Measure.Worse switch { WorseSide.Higher => "higher", WorseSide.Lower => "lower", _ => string.Empty },
        fact.Type == CustomFactType.Text ? MarkdownText.Codes(fact.Measure.Values, "or") : string.Empty,
    ];

    private static string Gates(RuleSetDefinition ruleSet)
    {
        var gates = ruleSet.Checks.Where(check => check.BandList.Measure.IsGate).Select(check => check.Id);
        return $"The gates {MarkdownText.Codes([.. gates], "and")}";
    }
}
