using System.Diagnostics;
using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Formats a check: its purpose, its guards and its decision table.</summary>
internal static class CheckSection
{
    private static readonly string[] TableHead = ["Answer", "Reason", "In words"];

    public static IEnumerable<string> Write(CheckDefinition check, int number, Currency currency)
    {
        return
        [
            $"### {number}. `{check.Id}`",
            string.Empty,
            .. check.Why is null ? [] : new[] { $"Why: {MarkdownText.Escape(check.Why)}", string.Empty },
            .. OriginText.Of(check) is { } origin ? new[] { $"- {MeasureWords.ToSentence(origin)}" } : [],
            .. check.BandList.Chain()
                .Select((bandList, depth) =>
                    $"- {(depth == 0 ? "Looks at" : "Where that is not known, at")} `{bandList.Measure.Name}`: "
                        + $"{bandList.Measure.Description}."),
            $"- {ConditionText.OfGuards(check)}",
            $"- {Silence(check, currency)}",
            string.Empty,
            .. MarkdownText.Table(
                [$"`{check.BandList.Measure.Name}` is", .. TableHead],
                [.. DecisionRow.Of(check).Select(row => Cells(row, check)), .. HoldsCells(check)]),
            string.Empty,
        ];
    }

    private static string Silence(CheckDefinition check, Currency currency) => check.Needs switch
    {
        MeasureNeeds.None => "Needs no balance: it is judged before one is requested.",
        var needs when needs.HasFlag(MeasureNeeds.Money) =>
            $"Silent where the balance was not read or is not in {currency}: the gates answer instead.",
        var needs when needs.HasFlag(MeasureNeeds.Balance) =>
            "Silent where the balance was not read: the gate of the reading decides instead.",
        _ => "Always judged, whether or not the balance was read.",
    };

    private static IReadOnlyList<string> Cells(DecisionRow row, CheckDefinition check) =>
        [
            row.When,
            Answer(row),
            row.Answer.Reason is { } code ? $"`{code}`" : row.NamesItself ? "the failure's own code" : string.Empty,
            Words(row, check),
        ];

    private static IEnumerable<IReadOnlyList<string>> HoldsCells(CheckDefinition check) => !DecisionRow.HoldsMayTurn(check) ? [] :
    [
        [
            "accepted by the rows above, but not if debits that may have arrived already are counted too",
            Strong(Outcome.Review),
            $"`{ReasonCodes.HoldPossible}`",
            ReasonCodes.Find(ReasonCodes.HoldPossible)?.OperatorText
                ?? throw new UnreachableException($"{ReasonCodes.HoldPossible} is a listed code"),
        ],
    ];

    private static string Answer(DecisionRow row) => row.IsWaiver ? "accept (**waiver**)" : Strong(row.Answer.Outcome);

    private static string Strong(Outcome outcome) => outcome == Outcome.Accept ? outcome.ToName() : $"**{outcome.ToName()}**";

    private static string Words(DecisionRow row, CheckDefinition check)
    {
        var reason = row.Answer.Reason switch
        {
            { } code =>
                ReasonCodes.Find(code)?.OperatorText ?? (row.IsWaiver || check.Why is null ? string.Empty : MarkdownText.Escape(check.Why)),
            _ => row.NamesItself ? "why the balance was not read" : string.Empty,
        };
        var accepts = row.Answer is { IsWaiver: true, Justification: { } because }
            ? $"accepts without a check, because: {MarkdownText.Escape(because)}"
            : string.Empty;
        return string.Join("; ", new[] { reason, accepts }.Where(part => part.Length > 0));
    }
}
