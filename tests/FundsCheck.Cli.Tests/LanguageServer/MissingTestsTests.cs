using FundsCheck.Authoring;
using FundsCheck.Cli.LanguageServer;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class MissingTestsTests
{
    private static readonly string Whole = RuleSet.Default.CanonicalText;
    private static readonly string Untested = $"{Whole[..Whole.IndexOf(",\n  \"tests\"", StringComparison.Ordinal)]}\n}}\n";

    [Fact]
    public void A_lens_counts_the_bands_of_each_check()
    {
        var lenses = MissingTests.LensesOf(Marked.Open(Untested));
        var covered = MissingTests.LensesOf(Marked.Open(Whole));

        lenses.Should().HaveCount(RuleSet.Default.Definition.Checks.Count);
        lenses[0].Command.Title.Should().Be("coverage 0 of 2 bands: write the missing tests");
        lenses[0].Command.Arguments.Should().Equal("file:///rules.json", RuleSet.Default.Definition.Checks[0].Id);
        covered.Select(lens => lens.Command.Name).Distinct().Should().Equal(string.Empty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",\n  \"tests\": []")]
    [InlineData(",\n  \"tests\": [ { \"name\": \"a\", \"given\": { \"amount\": \"1.00 USD\" }, \"expect\": { \"outcome\": \"review\", "
        + "\"reasons\": [\"BALANCE_UNKNOWN\"] } } ]")]
    public void The_written_tests_reach_the_whole_check_and_pass(string tests)
    {
        foreach (var check in RuleSet.Default.Definition.Checks.Select(check => check.Id))
        {
            var document = Marked.Open(Untested.Insert(Untested.Length - "\n}\n".Length, tests));

            var after = Marked.Open(Marked.Apply(document, MissingTests.EditOf(document, check)!)).Whole.RuleSet!;

            after.MeasureCoverage().Checks.Single(row => row.Check == check).Should().Match<CheckCoverage>(row => row.Reached == row.Total);
            after.RunTests().Should().OnlyContain(test => test.Passed || test.Name == "a");
        }
    }

    [Fact]
    public void Nothing_is_written_for_a_reached_check_or_a_file_that_does_not_load()
    {
        var check = RuleSet.Default.Definition.Checks[0].Id;

        MissingTests.EditOf(Marked.Open(Whole), check).Should().BeNull();
        MissingTests.EditOf(Marked.Open(Whole[..^3]), check).Should().BeNull();
        MissingTests.LensesOf(Marked.Open(Whole[..^3])).Should().BeEmpty();
    }
}
