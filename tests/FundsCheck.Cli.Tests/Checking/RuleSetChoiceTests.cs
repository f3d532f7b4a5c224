using System.Text.Json;
using FundsCheck.Rules;
using FundsCheck.Sandbox;

namespace FundsCheck.Cli.Tests.Checking;

public sealed class RuleSetChoiceTests : IDisposable
{
    private static readonly string Rules = Path.Combine(FindRoot(), "rules");

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-rules-").FullName;

    [Theory]
    [InlineData("strict", "strict")]
    [InlineData("velocity", "velocity")]
    [InlineData(null, "ach-debit")]
    public async Task The_named_rule_set_decides_and_ach_debit_without_a_name(string? ruleSet, string judges)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity", "../ach-debit");

        var run = await Run.CheckAsync(
            sandbox,
            [
                "--account",
                Run.Account,
                "--amount",
                "1.00 USD",
                "--output",
                "json",
                "--rules",
                folder,
                .. ruleSet is null ? Array.Empty<string>() : ["--rule-set", ruleSet],
            ]);

        NameOf(run.Out).Should().Be(judges);
    }

    [Fact]
    public async Task The_only_rule_set_decides_without_a_name()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict");

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--output", "json", "--rules", folder);

        NameOf(run.Out).Should().Be("strict");
    }

    [Fact]
    public async Task The_texts_for_customers_beside_the_rules_apply()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("../ach-debit");
        await File.WriteAllTextAsync(
            Path.Combine(folder, "customer-texts.json"), """{ "INSUFFICIENT_AVAILABLE": "Your account has too little money." }""");

        var run = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "999999.00 USD", "--output", "json", "--rules", folder);

        run.Out.Should().Contain("Your account has too little money.");
    }

    [Fact]
    public async Task Several_rule_sets_without_ach_debit_need_a_name()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity");

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--rules", folder);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("ruleSet.missing").And.Contain("`strict`, `velocity`").And.Contain("--rule-set");
        sandbox.Requests.Total.Should().Be(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_unknown_name_is_reported_with_the_nearest(bool isFolder)
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity");

        var run = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--rule-set", "strcit", "--rules",
            isFolder ? folder : Path.Combine(folder, "strict.json"));

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("ruleSet.unknown").And.Contain("did you mean `strict`?");
        sandbox.Requests.Total.Should().Be(0);
    }

    [Fact]
    public async Task A_file_that_does_not_load_ends_the_run_with_its_place()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity");
        await File.WriteAllTextAsync(Path.Combine(folder, "bad.json"), "{");

        var run = await Run.CheckAsync(
            sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--rule-set", "strict", "--rules", folder);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain($"{Path.Combine(folder, "bad.json")}:1:").And.Contain("json.syntax");
    }

    [Fact]
    public async Task An_empty_folder_is_reported()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();

        var run = await Run.CheckAsync(sandbox, "--account", Run.Account, "--amount", "1.00 USD", "--rules", folder);

        run.ExitCode.Should().Be(2);
        run.Error.Should().Contain("folder.empty");
    }

    [Fact]
    public async Task A_line_names_its_own_rule_set()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity", "../ach-debit");
        string[] lines = [Line("d-1", "strict"), Line("d-2", null), Line("d-3", "velocity"), Line("d-4", "velcity")];

        var run = await Run.BatchAsync(sandbox, string.Join('\n', lines), "--rules", folder);

        run.ExitCode.Should().Be(2);
        run.Lines[..3].Select(NameOf).Should().Equal("strict", "ach-debit", "velocity");
        run.Lines[3].Should().Contain("ruleSet.unknown").And.Contain("did you mean `velocity`?");
    }

    [Fact]
    public async Task A_line_without_a_rule_set_is_an_error_where_there_is_no_default()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        Hold("strict", "velocity");
        string[] lines = [Line("d-1", "strict"), Line("d-2", null)];

        var without = await Run.BatchAsync(sandbox, string.Join('\n', lines), "--rules", folder);
        var with = await Run.BatchAsync(sandbox, string.Join('\n', lines), "--rules", folder, "--rule-set", "velocity");

        without.ExitCode.Should().Be(2);
        NameOf(without.Lines[0]).Should().Be("strict");
        without.Lines[1].Should().Contain("ruleSet.missing").And.Contain("`strict`, `velocity`");
        with.ExitCode.Should().Be(0);
        with.Lines.Select(NameOf).Should().Equal("strict", "velocity");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string Line(string id, string? ruleSet) =>
        $$"""{"id":"{{id}}","account":"{{Run.Account}}","amount":"1.00 USD","ruleSet":{{(ruleSet is null ? "null" : $"\"{ruleSet}\"")}}}""";

    private static string NameOf(string decision)
    {
        using var json = JsonDocument.Parse(decision);
        return json.RootElement.GetProperty("ruleSet").GetProperty("name").GetString()!;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at.FullName, "FundsCheck.sln")))
        {
            at = at.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return at.FullName;
    }

    private void Hold(params string[] names)
    {
        foreach (var name in names)
        {
            var file = Path.Combine(Rules, "examples", $"{name}.json");
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), RuleSet.Load(file).CanonicalText);
        }
    }
}
