using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Reference;

public sealed class ShippedRuleSetTests
{
    public static TheoryData<string, string> Tests()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in RepositoryFiles.RuleSets)
        {
            foreach (var test in TestsOf(file))
            {
                data.Add(Path.GetFileNameWithoutExtension(file), test["name"]!.ToString());
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void The_tests_of_a_shipped_rule_set_pass(string ruleSet, string name)
    {
        var file = RepositoryFiles.RuleSets.Single(file => Path.GetFileNameWithoutExtension(file) == ruleSet);
        var test = TestsOf(file).Single(test => test["name"]!.ToString() == name);

        var verdict = new ReferenceEngine(RepositoryFiles.Read(file).ToJsonString(), _ => 0).Decide(test["given"]!.AsObject());

        verdict.Outcome.ToString().Should().BeEquivalentTo(test["expect"]!["outcome"]!.ToString());
        verdict.Reasons.Select(reason => reason.Code).Distinct()
            .Should().BeEquivalentTo(test["expect"]!["reasons"]!.AsArray().Select(code => code!.ToString()));
    }

    [Fact]
    public void Twelve_rule_sets_with_hundreds_of_tests_are_shipped()
    {
        RepositoryFiles.RuleSets.Should().HaveCount(12);
        Tests().Should().HaveCountGreaterThan(200);
    }

    private static IEnumerable<JsonObject> TestsOf(string file) =>
        RepositoryFiles.Read(file)["tests"]!.AsArray().Select(test => test!.AsObject());
}
