using System.Globalization;
using System.Text;
using FundsCheck.Authoring;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>The changes between two rule sets as text of 80 columns: a summary, loosening before tightening, then reasons.</summary>
internal static class DiffText
{
    private const int HashShown = 12;
    private const string Alike = "every debit and balance gets the same decision, reasons and their texts included";

    /// <param name="old">The old rule set.</param>
    /// <param name="new">The new rule set.</param>
    /// <param name="difference">The changes; null where the rule sets cannot be compared.</param>
    /// <param name="only">The changes to list; null for all, with the regions of reasons alone only where no outcome changes.</param>
    /// <param name="decisions">The summary of the recorded decisions; null without.</param>
    public static string Write(
        RuleSetIdentity old, RuleSetIdentity @new, RuleSetDifference? difference, DiffPart? only = null, string? decisions = null)
    {
        var text = new StringBuilder();
        text.Append(HangingLines.Write($"{Show(old)} -> {Show(@new)}")).Append(HangingLines.Write(Summary(difference)));
        text.Append(decisions is null ? string.Empty : HangingLines.Write(decisions));
        if (difference is null)
        {
            return text.ToString();
        }

        var regions = difference.Regions;
        foreach (var direction in new[] { ChangeDirection.Looser, ChangeDirection.Stricter })
        {
            if (only is null || only == DiffParts.PartOf(direction))
            {
                Append(text, $"\n{NameOf(direction)}:\n", difference, direction, regions);
            }
        }

        AppendReasons(text, regions, only);
        var settings = difference.Settings.Where(setting => setting.Direction == ChangeDirection.None && only is null);
        return text.Append(string.Concat(settings.Select(setting => HangingLines.Write($"no decision by itself: {setting}")))).ToString();
    }

    public static string NameOf(ChangeDirection direction) => direction switch
    {
        ChangeDirection.None => "none",
        ChangeDirection.Stricter => "stricter",
        _ => "looser",
    };

    public static string NameOf(RuleChangeKind kind) => kind switch
    {
        RuleChangeKind.Outcome => "outcome",
        RuleChangeKind.Reasons => "reasons",
        _ => "texts",
    };

    private static void Append(
        StringBuilder text, string heading, RuleSetDifference difference, ChangeDirection direction, IReadOnlyList<ChangedRegion> regions)
    {
        var settings = difference.Settings.Where(setting => setting.Direction == direction)
            .Select(setting => HangingLines.Write($"  {setting}"));
        var lines = settings.Concat(regions.Where(region => region.Direction == direction).Select(Lines)).ToList();
        text.Append(lines.Count == 0 ? string.Empty : $"{heading}{string.Concat(lines)}");
    }

    private static void AppendReasons(StringBuilder text, IReadOnlyList<ChangedRegion> regions, DiffPart? only)
    {
        var reasons = regions.Where(region => region.Direction == ChangeDirection.None).ToList();
        if (reasons.Count == 0 || only is DiffPart.Looser or DiffPart.Stricter)
        {
            return;
        }

        if (only is null && reasons.Count < regions.Count)
        {
            var checks = string.Join(", ", reasons.Select(region => region.Check).Distinct(StringComparer.Ordinal));
            text.Append('\n').Append(HangingLines.Write($"other reasons only: {checks}"));
            return;
        }

        text.Append("\nreasons only:\n");
        foreach (var region in reasons)
        {
            var (old, @new) = (region.Example.OldReason, region.Example.NewReason);
            var sameText = string.Equals(old?.Text, @new?.Text, StringComparison.Ordinal);
            text.Append(Lines(region))
                .Append(HangingLines.Write($"    old: {Show(old, sameText)}"))
                .Append(HangingLines.Write($"    new: {Show(@new, sameText)}"));
        }
    }

    private static string Lines(ChangedRegion region) =>
        HangingLines.Write($"  {region.Check}: {region.Text}") + HangingLines.Write($"    {ExampleText.Write(region.Example.Given)}");

    /// <summary>One reason, with its measure and threshold where the texts are equal.</summary>
    private static string Show(Reason? reason, bool isWhole)
    {
        if (reason is null)
        {
            return "no reason";
        }

        var because = reason.Justification is null ? string.Empty : $", because {reason.Justification}";
        var rest = isWhole ? $" ({reason.Measure}, {reason.Threshold ?? "unknown"}{because})" : string.Empty;
        return $"{reason.Code} ({reason.Outcome.ToName()}): {reason.Text}{rest}";
    }

    private static string Summary(RuleSetDifference? difference)
    {
        if (difference is null)
        {
            return "the changed decisions are not known: the rule sets cannot be compared";
        }

        if (difference.Changes.Count == 0)
        {
            return difference.Direction == ChangeDirection.None
                ? $"nothing changes: {Alike}"
                : $"{Alike}; a setting is {NameOf(difference.Direction)}";
        }

        var summary = difference.Summary;
        return string.Create(
            CultureInfo.InvariantCulture, $"{summary.Looser} looser, {summary.Stricter} stricter, {summary.ReasonsOnly} reasons only");
    }

    private static string Show(RuleSetIdentity identity) => $"{identity.Name} {identity.Version} ({identity.Sha256[..HashShown]})";
}
