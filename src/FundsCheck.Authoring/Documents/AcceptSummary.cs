using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation;

namespace FundsCheck.Authoring;

/// <summary>The summary of the conditions of an accept, and of the unchecked facts.</summary>
internal static class AcceptSummary
{
    private const string NoReason = "no reason is stated";

    private static readonly string[] UncheckedHead = ["Fact", "What it is", "Because"];

    /// <summary>Lists where each funds check without guards accepts without a waiver.</summary>
    public static IEnumerable<string> RestsOn(RuleSetDefinition ruleSet)
    {
        var obeying = ruleSet.Checks.Where(check => check.BandList.Measure.IsFunds && !check.IsGuarded && CoverInvariant.IsObeyedBy(check))
            .ToList();
        return
        [
            "An accept without a waiver rests on each of these; debits that may have arrived already are counted:",
            string.Empty,
            .. obeying.Select(check => $"- check `{check.Id}`: `{check.BandList.Measure.Name}` is known and {Bands(check.BandList)}"),
        ];
    }

    public static IEnumerable<string> Unchecked(RuleSetDefinition ruleSet)
    {
        var measures = UncheckedAnalysis.Of(ruleSet).ToList();
        return measures.Count == 0
            ? ["Nothing: the account's kind and verification and the balance's age and source are checked."]
            : MarkdownText.Table(UncheckedHead, measures.Select(IReadOnlyList<string> (measure) =>
            [
                $"`{measure.Name}`",
                measure.Description,
                ruleSet.Unchecked.FirstOrDefault(statement => ReferenceEquals(statement.Measure, measure)) is { } statement
                    ? MarkdownText.Escape(statement.Justification)
                    : $"**{NoReason}**",
            ]));
    }

    private static string Bands(BandListDefinition bandList)
    {
        var bands = Enumerable.Range(0, bandList.Bands.Count)
            .Where(index => bandList.Bands[index].Answer is { Outcome: Outcome.Accept, IsWaiver: false }).ToList();
        return bands.Count == 0
            ? "never (each accept of it is a waiver)"
            : string.Join(", or ", bands.Select(index => ConditionText.OfBand(bandList, index)));
    }
}
