using System.Globalization;
using FundsCheck.Rules;

namespace FundsCheck.Authoring;

/// <summary>The changes of a rule set since an earlier version of it, for those who signed that version.</summary>
internal static class ChangesSection
{
    private const int ChangesMax = 40;

    public static IEnumerable<string> Write(RuleSet older, RuleSet newer)
    {
        var compared = $"Compared with `{older.Identity.Name}`, version {MarkdownText.Escape(older.Identity.Version)}, SHA-256 "
            + $"`{older.Identity.Sha256}`";
        return TryCompare(older, newer, out var problem) is { } difference
            ? [$"{compared}: {Summary(difference)}.", .. Lines(difference)]
            : [$"{compared}: **the changes are not known**. {MarkdownText.Escape(problem)}."];
    }

    private static RuleSetDifference? TryCompare(RuleSet older, RuleSet newer, out string problem)
    {
        try
        {
            problem = string.Empty;
            return older.CompareTo(newer);
        }
        catch (InvalidOperationException exception)
        {
            problem = exception.Message;
            return null;
        }
    }

    private static string Summary(RuleSetDifference difference) => difference.Direction switch
    {
        ChangeDirection.None => "every debit and balance gets the same decision",
        ChangeDirection.Stricter => "no decision is looser",
        _ => "**decisions are looser**",
    };

    private static IEnumerable<string> Lines(RuleSetDifference difference)
    {
        var lines = difference.Settings.Select(setting => $"- {MarkdownText.Escape(setting.ToString())}")
            .Concat(difference.Regions.Select(Line))
            .ToList();
        return lines.Count == 0 ? [] :
        [
            string.Empty,
            .. lines.Take(ChangesMax),
            .. lines.Count > ChangesMax
                ? [string.Create(
                    CultureInfo.InvariantCulture, $"- and {lines.Count - ChangesMax} more; `fundscheck rules diff` lists them")]
                : Array.Empty<string>(),
        ];
    }

    private static string Line(ChangedRegion region) =>
        $"- {Direction(region)}check `{region.Check}`: {MarkdownText.Escape(region.Text)}; "
            + $"for example {MarkdownText.Escape(region.Example.Given)}";

    private static string Direction(ChangedRegion region) => region.Direction switch
    {
        ChangeDirection.Looser => "**looser**, ",
        ChangeDirection.Stricter => "stricter, ",
        _ => string.Empty,
    };
}
