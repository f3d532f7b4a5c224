using System.Text;
using FundsCheck.Authoring.Tests.Schema;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules;

public sealed class RuleSetLoaderTests
{
    public static TheoryData<string> Good() =>
        [.. RuleFileCorpus.GoodNames.Select(name => Path.Combine(RuleFileCorpus.GoodFolder, name)), .. RepositoryFiles.RuleSets];

    [Theory]
    [MemberData(nameof(Good))]
    public void A_good_file_loads_and_its_own_tests_pass(string path)
    {
        var ruleSet = RuleSet.Load(path);

        ruleSet.RunTests().Where(result => !result.Passed).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void The_canonical_form_loads_as_the_same_rule_set(string path)
    {
        var ruleSet = RuleSet.Load(path);

        var again = RuleSet.Parse(Encoding.UTF8.GetBytes(ruleSet.CanonicalText), path);

        again.Identity.Should().Be(ruleSet.Identity);
        again.CanonicalText.Should().Be(ruleSet.CanonicalText);
    }

    [Fact]
    public void A_bad_file_is_refused_at_its_place_with_its_fix()
    {
        var wrong = RuleFileCorpus.Bad.Select(Verdict).OfType<string>();

        string.Join("\n", wrong).Should().BeEmpty();
    }

    private static string? Verdict(BadRuleFile bad)
    {
        if (RuleSet.TryParse(File.ReadAllBytes(Path.Combine(RuleFileCorpus.BadFolder, bad.File)), bad.File, out _, out var problems))
        {
            return $"{bad.File} loads, though {bad.What}";
        }

        var reported = string.Join(" | ", problems);
        if (!problems.Any(problem => problem.Line == bad.Line && problem.Column == bad.Column))
        {
            return $"{bad.File} ({bad.What}) should be reported at {bad.Line}:{bad.Column}: {reported}";
        }

        if (problems.Count > 1)
        {
            return $"{bad.File} ({bad.What}) has one problem: {reported}";
        }

        if (!string.Equals(problems[0].Code, bad.Code, StringComparison.Ordinal))
        {
            return $"{bad.File} ({bad.What}) should have the code {bad.Code}: {reported}";
        }

        if (problems[0].Message.Length == 0 || char.IsUpper(problems[0].Message[0]))
        {
            return $"{bad.File} ({bad.What}) should have a message of one sentence: {reported}";
        }

        return bad.Near is null || reported.Contains($"`{bad.Near}`") ? null : $"{bad.File} should suggest `{bad.Near}`: {reported}";
    }
}
