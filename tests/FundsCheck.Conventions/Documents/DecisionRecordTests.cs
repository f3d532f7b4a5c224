using System.Text.RegularExpressions;

namespace FundsCheck.Conventions.Documents;

/// <summary>The architecture decision records and their index.</summary>
public sealed partial class DecisionRecordTests
{
    private const int LinesMax = 45;

    private static readonly IReadOnlyList<MarkdownPage> Records =
    [
        .. MarkdownPage.All.Where(page => FileName().IsMatch(page.Path)).OrderBy(page => page.Path, StringComparer.Ordinal),
    ];

    [Fact]
    public void Each_has_a_number_a_title_and_a_status_on_one_page()
    {
        Records.Should().HaveCountGreaterThan(19).And.OnlyContain(record => Head().IsMatch(record.Text));
        Records.Where(record => record.Text.TrimEnd().Split('\n').Length > LinesMax).Should().BeEmpty();
        Records.Select(NumberOf).Should().Equal(Enumerable.Range(1, Records.Count));
    }

    [Fact]
    public void The_index_has_each_with_its_title_and_status()
    {
        var rows = MarkdownPage.Get("docs/adr/README.md").Text.Split('\n').Where(line => line.StartsWith("| [", StringComparison.Ordinal));

        rows.Should().Equal(Records.Select(Row));
    }

    private static int NumberOf(MarkdownPage record) =>
        int.Parse(Head().Match(record.Text).Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);

    private static string Row(MarkdownPage record)
    {
        var head = Head().Match(record.Text).Groups;
        return $"| [{head["number"]}]({Path.GetFileName(record.Path)}) | {head["title"]} | {head["status"]} |";
    }

    [GeneratedRegex(@"^docs/adr/\d{4}-[a-z0-9-]+\.md$")]
    private static partial Regex FileName();

    [GeneratedRegex(
        @"\A# (?<number>\d+)\. (?<title>[^\n]+)\n\nStatus: (?<status>(proposed|accepted|superseded by ADR \d+)[^\n]*)\n\n",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Head();
}
