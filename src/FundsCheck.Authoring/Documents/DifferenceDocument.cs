using System.Globalization;
using System.Text;

namespace FundsCheck.Authoring;

/// <summary>The differences of two rule sets in Markdown.</summary>
internal static class DifferenceDocument
{
    private static readonly string[] Head = ["Check", "Change", "Example"];

    public static string Write(RuleSetDifference difference)
    {
        var regions = difference.Regions;
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture, $"### Rules: {Show(difference.Old)} to {Show(difference.New)}\n\n{Summary(difference)}\n");
        Append(text, "Looser", ChangeDirection.Looser, difference.Settings, [.. regions.Where(Is(ChangeDirection.Looser))]);
        Append(text, "Stricter", ChangeDirection.Stricter, difference.Settings, [.. regions.Where(Is(ChangeDirection.Stricter))]);
        var others = regions.Where(Is(ChangeDirection.None)).ToList();
        var title = string.Create(CultureInfo.InvariantCulture, $"Reasons only ({others.Count})");
        Append(text, title, ChangeDirection.None, difference.Settings, others);
        return text.ToString();
    }

    private static Func<ChangedRegion, bool> Is(ChangeDirection direction) => region => region.Direction == direction;

    private static string Summary(RuleSetDifference difference)
    {
        var summary = difference.Summary;
        return difference.Direction == ChangeDirection.None && difference.Changes.Count == 0
            ? "Nothing changes: every debit and balance gets the same decision."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"**{summary.Looser} looser, {summary.Stricter} stricter, {summary.ReasonsOnly} reasons only.**");
    }

    /// <summary>Appends one section; a long one, of reasons alone, is folded.</summary>
    private static void Append(
        StringBuilder text,
        string title,
        ChangeDirection direction,
        IReadOnlyList<RuleSettingChange> settings,
        List<ChangedRegion> regions)
    {
        var lines = settings.Where(setting => setting.Direction == direction)
            .Select(setting => $"- {MarkdownText.Escape(setting.ToString())}").ToList();
        if (lines.Count + regions.Count == 0)
        {
            return;
        }

        if (regions.Count > 0)
        {
            lines.AddRange(lines.Count == 0 ? Array.Empty<string>() : [string.Empty]);
            lines.AddRange(MarkdownText.Table(Head, regions.Select(Row)));
        }

        var body = string.Join('\n', lines);
        text.Append(direction == ChangeDirection.None
            ? $"\n<details><summary>{title}</summary>\n\n{body}\n\n</details>\n"
            : $"\n#### {title}\n\n{body}\n");
    }

    private static IReadOnlyList<string> Row(ChangedRegion region) =>
        [MarkdownText.Escape(region.Check), MarkdownText.Escape(region.Text), MarkdownText.Escape(region.Example.Given)];

    private static string Show(RuleSetIdentity identity) =>
        $"{MarkdownText.Escape(identity.Name)} {MarkdownText.Escape(identity.Version)} (`{identity.Sha256[..12]}`)";
}
