using FundsCheck.Authoring;
using FundsCheck.Cli.Rules;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

public sealed class NewCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public static TheoryData<string> Templates() => [.. RuleTemplates.Names];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Templates))]
    public async Task A_template_lints_clean_and_its_tests_cover_it(string template)
    {
        var run = await NewAsync("shop", "--template", template);

        (run.ExitCode, run.Error).Should().Be((0, ""));
        (await Run.OfAsync("rules", "lint", "--strict", folder)).ExitCode.Should().Be(0);
        (await Run.OfAsync("rules", "fmt", "--check", folder)).ExitCode.Should().Be(0);
        var shop = RuleSet.Load(Path.Combine(folder, "shop.json"));
        shop.Identity.Name.Should().Be("shop");
        shop.MeasureCoverage().Gaps.Should().BeEmpty();
        shop.RunTests().Should().NotBeEmpty().And.OnlyContain(result => result.Passed);
    }

    [Fact]
    public void The_templates_are_the_examples() => RuleTemplates.Names.Should().Equal(
        "buffer", "cached-small", "class-limits", "credit-line", "first-debit", "overdraft", "strict", "velocity");

    [Fact]
    public async Task Without_a_template_the_file_extends_the_default_which_is_written_beside_it()
    {
        var run = await NewAsync("shop");

        run.Out.Should().Be($"{Path.Combine(folder, "ach-debit.json")}\n{Path.Combine(folder, "shop.json")}\n");
        RuleSet.Load(Path.Combine(folder, "ach-debit.json")).Identity.Should().Be(RuleSet.Default.Identity);
        RuleSet.Load(Path.Combine(folder, "shop.json")).Definition.Extension!.Base.Should().Be(RuleSet.Default.Identity);
    }

    [Fact]
    public async Task Another_rule_set_of_the_folder_is_extended()
    {
        await NewAsync("shop", "--template", "buffer");

        var run = await NewAsync("web", "--from", "shop", "--template", "velocity");

        run.Out.Should().Be($"{Path.Combine(folder, "web.json")}\n");
        RuleSet.Load(Path.Combine(folder, "web.json")).Definition.Checks.Select(check => check.Id)
            .Should().Contain(["fixed-buffer", "in-flight", "funds"]);
    }

    [Theory]
    [InlineData("name.format", "Shop")]
    [InlineData("name.format", "../shop")]
    [InlineData("did you mean `ach-debit`?", "shop", "--from", "ach-debt")]
    [InlineData("did you mean `buffer`?", "shop", "--template", "bufer")]
    [InlineData("leave out --from", "shop", "--template", "credit-line", "--from", "ach-debit")]
    [InlineData("ach-debit.json", "ach-debit")]
    public async Task A_wrong_request_is_refused_and_writes_nothing(string error, params string[] arguments)
    {
        File.WriteAllText(Path.Combine(folder, "ach-debit.json"), RuleSet.Default.CanonicalText);

        var run = await NewAsync(arguments);

        (run.ExitCode, run.Out).Should().Be((2, ""));
        run.Error.Should().Contain(error);
        Directory.GetFiles(folder).Should().ContainSingle();
        Directory.GetFiles(Path.GetDirectoryName(folder)!, "shop.json").Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_is_never_overwritten()
    {
        var path = Path.Combine(folder, "shop.json");
        File.WriteAllText(path, "mine");
        File.WriteAllText(Path.Combine(folder, "other.json"), RuleSet.Default.CanonicalText.Replace("\"ach-debit\"", "\"web\""));

        var run = await NewAsync("shop");
        var taken = await NewAsync("web");

        (run.ExitCode, taken.ExitCode).Should().Be((2, 2));
        run.Error.Should().Contain("shop.json").And.Contain("exists and is unchanged");
        taken.Error.Should().Contain("other.json");
        File.ReadAllText(path).Should().Be("mine");
    }

    private Task<Run> NewAsync(params string[] arguments) => Run.OfAsync(["rules", "new", .. arguments, "--folder", folder]);
}
