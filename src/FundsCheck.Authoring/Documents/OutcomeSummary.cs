using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>The summary of the conditions of a decline or a review: an item for each check.</summary>
internal static class OutcomeSummary
{
    /// <summary>The largest number of checks in a summary, which is to fit on a page; the sections of the checks have all.</summary>
    private const int ChecksMax = 25;

    public static IEnumerable<string> Of(RuleSetDefinition ruleSet, Outcome outcome)
    {
        var checks = ruleSet.Checks.Select(check => (check, Conditions: Conditions(check, outcome).ToList()))
            .Where(row => row.Conditions.Count > 0).ToList();
        if (checks.Count == 0)
        {
            return [$"Never: no check of this rule set gives {outcome.ToName()}."];
        }

        return
        [
            .. checks.Take(ChecksMax).Select(row => $"- `{row.check.Id}`{Guards(row.check)}: {string.Join("; or ", row.Conditions)}"),
            .. checks.Count > ChecksMax
                ? [string.Create(CultureInfo.InvariantCulture, $"- and {checks.Count - ChecksMax} more; see the sections of the checks")]
                : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Conditions(CheckDefinition check, Outcome outcome)
    {
        var conditions = DecisionRow.Of(check).Where(row => row.Answer.Outcome == outcome)
            .Select(row => $"`{check.BandList.Measure.Name}` is {row.When}{Reason(row)}");
        return outcome == Outcome.Review && DecisionRow.HoldsMayTurn(check)
            ? conditions.Append($"debits that may have arrived already would turn its accept (`{ReasonCodes.HoldPossible}`)")
            : conditions;
    }

    private static string Reason(DecisionRow row) => (row.Answer.Reason, row.NamesItself) switch
    {
        ({ } code, _) => $" (`{code}`)",
        (_, true) => " (the failure's own code)",
        _ => string.Empty,
    };

    private static string Guards(CheckDefinition check)
    {
        if (!check.IsGuarded)
        {
            return string.Empty;
        }

        var sentence = ConditionText.OfGuards(check);
        return $" ({char.ToLowerInvariant(sentence[0])}{sentence[1..^1]})";
    }
}
