using System.Text;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using static System.FormattableString;

namespace FundsCheck.Cli.Rules;

/// <summary>The counts of a threshold's values as text of 80 columns.</summary>
internal static class TuneText
{
    private const string Marks =
        "= is the present value; * is efficient: no other value stops as many returned debits for fewer good ones.";

    private static readonly string[] Heading = ["", "threshold", "accept", "review", "decline", "stopped", "lost", "returned, 95%"];
    private static readonly string[] MoneyHeading = ["", "threshold", "accept", "review", "decline"];
    private static readonly string[] StopsHeading = ["", "threshold", "returns stopped", "good lost", "added"];

    public static string Write(TuneReport report)
    {
        var (result, threshold) = (report.Result, report.Settings.Threshold);
        var identity = threshold.RuleSet.Identity;
        var what = $"{identity.Name} {identity.Version}, check {threshold.Check}: {threshold.Measure} {threshold.Condition}";
        var sent = Invariant($"sent and good {result.Good.Count}, returned {result.Returned.Count}");
        var text = new StringBuilder(HangingLines.Write(what)).Append(HangingLines.Write(
            Invariant($"{PrintableText.Show(report.Log)}: {result.Decisions.Count} decisions, {result.Decisions.Amount}; {sent}")));
        foreach (var note in Notes(report))
        {
            text.Append(HangingLines.Write($"  {note}"));
        }

        text.Append(Invariant($"\n{result.Rows.Count} of {result.ValuesCount} values, each count exact:\n"))
            .Append(TextColumns.Write([Heading, .. result.Rows.Select(Row)], 1, 2, 3, 4, 5, 6, 7))
            .Append("\nmoney of the decisions:\n")
            .Append(TextColumns.Write([MoneyHeading, .. result.Rows.Select(MoneyRow)], 1, 2, 3, 4))
            .Append("\nmoney of the debits:\n")
            .Append(TextColumns.Write([StopsHeading, .. result.Rows.Select(StopsRow)], 1, 2, 3, 4))
            .Append('\n');
        foreach (var line in Explanations(result).Prepend(Marks))
        {
            text.Append(HangingLines.Write(line));
        }

        return report.Suggestion is { } suggestion ? text.Append('\n').Append(HangingLines.Write(suggestion)).ToString() : text.ToString();
    }

    /// <summary>A share and its interval, or its bounds.</summary>
    public static string Rate(TuningRate rate) => rate.Estimate is { } estimate
        ? Invariant($"{100 * estimate:0.00} ({100 * rate.Low:0.00}-{100 * rate.High:0.00})%")
        : Invariant($"bounds {100 * rate.Low:0.00}-{100 * rate.High:0.00}%");

    /// <summary>What is left out of the counts.</summary>
    public static IEnumerable<string> Notes(TuneReport report)
    {
        var result = report.Result;
        if (result.OthersCount > 0)
        {
            yield return Invariant($"left out: {result.OthersCount} decisions by other rule sets or in other currencies");
        }

        if (result.DiffersCount > 0)
        {
            yield return Invariant(
                $"{result.DiffersCount} decisions have another recorded outcome: another version of the rules decided them");
        }

        if (result.OtherReturns.Count > 0)
        {
            yield return Invariant($"returned with codes that are not counted: {result.OtherReturns.Count}, {result.OtherReturns.Amount}");
        }

        if (result.Good.Count + result.Returned.Count == 0)
        {
            yield return "no events of the debits are recorded; `decisions record` and `decisions import-returns` record them";
        }
    }

    /// <summary>The meaning of the counts, and what they cannot show.</summary>
    public static IEnumerable<string> Explanations(TuningResult result)
    {
        yield return "stopped: returned debits that would not have been accepted; lost: good ones. A stopped debit that goes to review may "
            + "still be approved.";
        yield return "returned: of the debits that would still be sent, with the interval by Wilson. Only sent debits can have a return, "
            + "so a stricter value is an estimate.";
        if (result.Rows.Any(row => row.Strictness < 0))
        {
            yield return "A looser value adds debits that were never sent. Its share is only bounded: from none of them "
                + "returned to all.";
        }

        yield return ReturnLevels.Text;
    }

    private static string[] Row(TuningRow row) =>
    [
        Mark(row), row.Threshold, Invariant($"{row.Accepts.Count}"), Invariant($"{row.Reviews.Count}"), Invariant($"{row.Declines.Count}"),
        Invariant($"{row.ReturnsStopped.Count}"), Invariant($"{row.GoodLost.Count}"), Rate(row.Rate),
    ];

    private static string[] MoneyRow(TuningRow row) =>
        [Mark(row), row.Threshold, $"{row.Accepts.Amount}", $"{row.Reviews.Amount}", $"{row.Declines.Amount}"];

    private static string[] StopsRow(TuningRow row) =>
        [Mark(row), row.Threshold, $"{row.ReturnsStopped.Amount}", $"{row.GoodLost.Amount}", $"{row.Added.Amount}"];

    private static string Mark(TuningRow row) => $"{(row.Strictness == 0 ? "=" : string.Empty)}{(row.IsEfficient ? "*" : string.Empty)}";
}
