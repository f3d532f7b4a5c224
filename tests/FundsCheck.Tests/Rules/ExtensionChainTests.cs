using FundsCheck.Rules;
using FundsCheck.Rules.Language;
using FundsCheck.Tests.Rules.HotReload;

namespace FundsCheck.Tests.Rules;

public sealed class ExtensionChainTests : IDisposable
{
    private readonly TemporaryRuleFolder _folder = new(("base", 9));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_cycle_is_reported_with_its_chain_at_each_file_of_it()
    {
        Write("one", """{ "ruleset": "one", "version": "1", "extends": "two" }""");
        Write("two", """{ "ruleset": "two", "version": "1", "extends": "one" }""");
        Write("three", """{ "ruleset": "three", "version": "1", "extends": "two" }""");

        RuleSetCatalog.TryLoad(_folder.Location, "base", out var catalog, out var problems);

        catalog.Should().BeNull();
        problems.Select(problem => $"{Path.GetFileName(problem.File)} {problem.Code} {problem.Message.Split(" is a")[0]}").Should().Equal(
            "one.json extends.cycle `one` -> `two` -> `one`",
            "three.json extends.cycle `three` -> `two` -> `one` -> `two`",
            "two.json extends.cycle `two` -> `one` -> `two`");
    }

    [Fact]
    public void A_chain_beyond_its_limit_is_refused()
    {
        Write("link-0", """{ "ruleset": "link-0", "version": "1", "extends": "base" }""");
        for (var link = 1; link <= RuleLimits.ExtensionsMax; link++)
        {
            Write($"link-{link}", $$"""{ "ruleset": "link-{{link}}", "version": "1", "extends": "link-{{link - 1}}" }""");
        }

        RuleSetCatalog.TryLoad(_folder.Location, "base", out _, out var problems);

        RuleSet.Load(_folder.PathOf($"link-{RuleLimits.ExtensionsMax - 1}")).Definition.Checks.Should().HaveCount(5);
        problems.Should().ContainSingle().Which.Should().Match<RuleSetProblem>(
            problem => problem.Code == "extends.depth" && problem.File == _folder.PathOf($"link-{RuleLimits.ExtensionsMax}"));
    }

    private void Write(string name, string text) => File.WriteAllText(_folder.PathOf(name), text);
}
