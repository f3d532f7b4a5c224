using System.Globalization;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Rules.Validation.Analysis;
using FundsCheck.Tests.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Documents;

public sealed class RuleSetDocumentTests
{
    private const int RuleSets = 300;
    private const string ApproveVariable = "FUNDSCHECK_APPROVE";

    private static readonly string Golden = Path.Combine(
        RepositoryFiles.Root, "tests", "FundsCheck.Authoring.Tests", "Documents", "ach-debit.md");

    private static readonly List<RuleSet> Generated =
    [
        .. Enumerable.Range(0, RuleSets).Select(seed => GeneratedFile.Load(GeneratedFile.Generate(seed).ToJsonString())),
    ];

    [Fact]
    public void The_document_of_the_default_rule_set_is_the_approved_one()
    {
        var text = RuleSet.Default.Explain();

        if (Environment.GetEnvironmentVariable(ApproveVariable) == "1")
        {
            File.WriteAllText(Golden, text);
        }

        text
            .Should().Be(
                File.ReadAllText(Golden), $"where the change is meant, run this once with {ApproveVariable}=1 and look at the difference");
    }

    [Fact]
    public void Every_band_and_every_answer_has_its_row()
    {
        foreach (var ruleSet in Generated)
        {
            var text = ruleSet.Explain();

            foreach (var check in ruleSet.Definition.Checks)
            {
                var section = SectionOf(text, check.Id);
                var answers = check.BandList.Chain()
                    .SelectMany(bandList => bandList.Bands.Select(band => band.Answer).Append(bandList.IfUnknown))
                    .OfType<AnswerDefinition>().ToList();
                Rows(section).Should().HaveCount(answers.Count + (section.Contains("`HOLD_POSSIBLE`", StringComparison.Ordinal) ? 1 : 0));
                RequiredTexts(check, answers).Where(text => !section.Contains(text, StringComparison.Ordinal)).Should().BeEmpty();
            }
        }
    }

    [Fact]
    public void Every_reason_that_is_given_is_in_the_appendix()
    {
        foreach (var ruleSet in Generated)
        {
            var listed = ReasonAppendix.CodesOf(ruleSet.Definition);

            var given = ruleSet.RunTests().SelectMany(result => result.ActualReasons);

            // The code of a failure is documented by its category.
            given.Except(listed).Where(code => !CheckClauses.MayBeOwnCode(code)).Should().BeEmpty();
        }
    }

    [Fact]
    public void Every_waiver_is_marked_and_listed_in_the_summary()
    {
        foreach (var ruleSet in Generated)
        {
            var text = ruleSet.Explain();

            var waivers = ruleSet.Definition.Checks.SelectMany(check => check.BandList.Chain())
                .SelectMany(bandList => bandList.Bands.Select(band => band.Answer).Append(bandList.IfUnknown))
                .Count(answer => answer?.Justification is not null);

            text.Split("accept (**waiver**)").Should().HaveCount(waivers + 1);
            var waiverSection = Between(text, "## What is accepted by waiver", "## What is never looked at");
            (waivers == 0 ? waiverSection.Contains("Nothing: no check", StringComparison.Ordinal) : Rows(waiverSection).Count == waivers)
                .Should().BeTrue();
        }
    }

    [Fact]
    public void No_text_of_the_author_ends_a_cell_or_opens_a_tag()
    {
        foreach (var ruleSet in Generated)
        {
            var lines = ruleSet.Explain().Split('\n');

            lines
                .Should().NotContain(line => line.Contains("<b>", StringComparison.Ordinal)
                    || line.Contains(" `code` ", StringComparison.Ordinal) || line.Contains(" $x$", StringComparison.Ordinal));
            Tables(lines).Should().OnlyContain(table => table.Select(Cells).Distinct().Count() == 1);
        }
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void The_document_is_the_same_under_every_culture(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var before = Generated.Select(ruleSet => ruleSet.Explain()).ToList();

        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var after = Generated.Select(ruleSet => ruleSet.Explain()).ToList();

        after.Should().Equal(before);
    }

    [Fact]
    public void A_failed_test_is_listed_with_its_actual_result()
    {
        var wrong = GeneratedFile.Load(RuleSet.Default.CanonicalText.Replace(
            "\"expect\": { \"outcome\": \"accept\", \"reasons\": [\"CURRENT_UNKNOWN\"] }",
            "\"expect\": { \"outcome\": \"decline\", \"reasons\": [\"CURRENT_UNKNOWN\"] }", StringComparison.Ordinal));

        var text = wrong.Explain();

        text.Should().Contain("| Tests beside the rules | 33 of 34 passed |")
            .And.Contain("decline: `CURRENT_UNKNOWN` | **failed**: accept: `CURRENT_UNKNOWN` |");
    }

    [Fact]
    public void A_finding_of_the_analysis_is_listed_with_its_example()
    {
        var ruleSet = SmallRuleSet.With();

        var text = ruleSet.Explain();

        ruleSet.Warnings.Should().NotBeEmpty().And.OnlyContain(warning => warning.Examples.Count > 0);
        text.Should().Contain($"| Analysis | {ruleSet.Warnings.Count} warnings, listed below |")
            .And.NotContain("small.json", "the document is the same wherever the file is");
        foreach (var warning in ruleSet.Warnings)
        {
            text.Should().Contain($"- Line {warning.Line}, `{warning.Code}`: {MarkdownText.Escape(warning.Message)}\n"
                + $"  - For example {MarkdownText.Escape(warning.Examples[0].Given)}: {MarkdownText.Escape(warning.Examples[0].Answer)}\n");
        }
    }

    private static IEnumerable<string> RequiredTexts(CheckDefinition check, IReadOnlyList<AnswerDefinition> answers) =>
    [
        MarkdownText.Escape(check.Why!),
        .. answers.Select(answer => answer.Reason).OfType<string>().Select(reason => $"`{reason}`"),
        .. answers.Select(answer => answer.Justification).OfType<string>().Select(MarkdownText.Escape),
        .. check.BandList.Chain().SelectMany(bandList => bandList.Bands).Select(band => band.Threshold.Text).OfType<string>(),
        .. check.BandList.Chain().SelectMany(bandList => bandList.Bands).SelectMany(band => band.Values).Select(MarkdownText.Code),
        .. check.Guards.Select(guard => $"`{guard.Measure.Name}` is "),
    ];

    private static string SectionOf(string text, string id)
    {
        var start = text.IndexOf($". `{id}`\n", StringComparison.Ordinal);
        return text[start..text.IndexOf("\n##", start, StringComparison.Ordinal)];
    }

    private static string Between(string text, string from, string to) =>
        text[text.IndexOf(from, StringComparison.Ordinal)..text.IndexOf(to, StringComparison.Ordinal)];

    // Without the head and the line under it.
    private static List<string> Rows(string section) => [.. section.Split('\n').Where(line => line.StartsWith('|')).Skip(2)];

    private static IEnumerable<List<string>> Tables(IEnumerable<string> lines)
    {
        var table = new List<string>();
        foreach (var line in lines.Append(string.Empty))
        {
            if (line.StartsWith('|'))
            {
                table.Add(line);
            }
            else if (table.Count > 0)
            {
                yield return table;
                table = [];
            }
        }
    }

    private static int Cells(string row) =>
        row.Replace("\\\\", string.Empty, StringComparison.Ordinal).Replace("\\|", string.Empty, StringComparison.Ordinal)
            .Count(character => character == '|');
}
