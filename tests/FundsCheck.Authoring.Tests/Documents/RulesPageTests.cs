using System.Reflection;
using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Authoring.Tests.Documents;

public sealed class RulesPageTests
{
    private const int LinesMax = 500;
    private const int ValuesShownMax = 8;

    public static TheoryData<string, string> Fragments() =>
        [.. RulesPage.Samples.Where(sample => sample.Kind is "members" or "check").Select(sample => (sample.Kind, sample.Code))];

    public static TheoryData<string, string> Refused() =>
        [
            .. RulesPage.Samples.Where(sample => sample.Kind.StartsWith("refused ", StringComparison.Ordinal))
                .Select(sample => (sample.Kind["refused ".Length..], sample.Code)),
        ];

    [Fact]
    public void Every_sample_is_of_a_kind_that_is_tested()
    {
        RulesPage.Languages.Should().BeEquivalentTo("json", "sh");
        RulesPage.Samples
            .Should().OnlyContain(sample => sample.Kind == "first.json" || sample.Kind == "shop.json" || sample.Kind == "members"
                || sample.Kind == "check" || sample.Kind.StartsWith("refused "));
        RulesPage.Samples.Should().HaveCountGreaterThan(15);
        RulesPage.Text.Split('\n').Should().HaveCountLessThanOrEqualTo(LinesMax, "the language fits one page");
    }

    [Fact]
    public void The_first_rule_set_loads_without_a_finding_in_canonical_layout_and_its_tests_pass()
    {
        var first = Load(RulesPage.First);

        first.Warnings.Should().BeEmpty();
        first.MeasureCoverage().Gaps.Should().BeEmpty();
        first.CanonicalText.Should().Be(RulesPage.First + "\n");
        first.RunTests().Should().HaveCount(7).And.OnlyContain(result => result.Passed);
    }

    [Fact]
    public void The_extension_loads_beside_the_first_rule_set_in_canonical_layout()
    {
        using var folder = new TemporaryRuleFolder();
        var text = RulesPage.Samples.Single(sample => sample.Kind == "shop.json").Code + "\n";
        File.WriteAllText(folder.PathOf("first"), RulesPage.First);
        File.WriteAllText(folder.PathOf("shop"), text);

        var shop = RuleSet.Load(folder.PathOf("shop"));

        shop.Warnings.Should().BeEmpty();
        shop.FileText.Should().Be(text);
        shop.Definition.Checks.Should().HaveCount(5);
    }

    [Theory]
    [MemberData(nameof(Fragments))]
    public void A_fragment_loads_in_canonical_layout_and_its_tests_pass(string kind, string fragment)
    {
        var ruleSet = Load(RulesPage.With(kind, fragment).ToJsonString());

        ruleSet.Warnings.Should().BeEmpty();
        ruleSet.RunTests().Where(result => !result.Passed).Should().BeEmpty();
        Lines(fragment).Except(Lines(ruleSet.CanonicalText)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_refused_sample_has_the_stated_code(string code, string fragment)
    {
        var loads = RuleSet.TryParse(
            Encoding.UTF8.GetBytes(RulesPage.With("check", fragment).ToJsonString()), "page.json", out _, out var problems);

        loads.Should().BeFalse();
        problems.Where(problem => problem.Severity == RuleSeverity.Error).Should().ContainSingle().Which.Code.Should().Be(code);
    }

    [Fact]
    public void Every_listed_problem_code_exists()
    {
        var reported = RuleFileCorpus.Bad.SelectMany(bad =>
        {
            _ = RuleSet.TryParse(File.ReadAllBytes(Path.Combine(RuleFileCorpus.BadFolder, bad.File)), bad.File, out _, out var problems);
            return problems.Select(problem => problem.Code);
        });

        var named = RulesPage.Rows("What is refused, and why").SelectMany(row => RulesPage.CodesIn(row[1])).ToList();

        named.Should().HaveCountGreaterThan(15);
        named.Except(reported).Should().BeEmpty();
    }

    [Fact]
    public void The_measures_are_those_of_the_format()
    {
        var table = string.Join('\n', Measures.All.Select(RowOf));

        var shown = RulesPage.Rows("Measures").Select(row => $"| {string.Join(" | ", row)} |".Replace("|  |", "| |"));

        string.Join('\n', shown).Should().Be(table, "the table is made of the vocabulary:\n{0}\n", table);
    }

    [Fact]
    public void The_reasons_are_those_of_the_format()
    {
        var shown = RulesPage.Rows("Reasons").SelectMany(row => RulesPage.CodesIn(row[1]));

        shown.Should().BeEquivalentTo(ReasonCodes.All);
    }

    [Fact]
    public void The_limits_are_those_of_the_format()
    {
        var shown = RulesPage.Rows("Limits").Select(row => (row[0].Trim('`'), row[1].Split(' ')[0]));

        shown
            .Should().BeEquivalentTo(typeof(RuleLimits).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(limit => (limit.Name, limit.GetRawConstantValue()!.ToString())));
    }

    [Fact]
    public void Every_linked_file_exists() =>
        RulesPage.Links().Where(link => !Path.Exists(Path.Combine(RepositoryFiles.Root, "docs", link))).Should().BeEmpty();

    private static RuleSet Load(string text) => RuleSet.Parse(Encoding.UTF8.GetBytes(text), "page.json");

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim().TrimEnd(','));

    private static string RowOf(Measure measure)
    {
        var worse = measure.Worse switch { WorseSide.Higher => "higher", WorseSide.Lower => "lower", _ => "" };
        var values = measure.Values.Count is > 0 and <= ValuesShownMax && !measure.IsBoolean && !measure.IsOpen
            ? $"; {string.Join(", ", measure.Values.Select(value => $"`{value}`"))}"
            : "";
        return $"| `{measure.Name}` | {UnitOf(measure)} | {worse} | {measure.Description}{values} |".Replace("|  |", "| |");
    }

    private static string UnitOf(Measure measure) => measure switch
    {
        { IsBoolean: true } => "true or false",
        { Unit: MeasureUnit.Money } => "money",
        { Unit: MeasureUnit.Integer } => "whole number",
        { Unit: MeasureUnit.Duration } => "duration",
        { Unit: MeasureUnit.Percent } => "percentage",
        _ => "words",
    };
}
