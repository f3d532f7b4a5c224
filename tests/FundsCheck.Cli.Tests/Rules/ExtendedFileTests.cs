using System.Security.Cryptography;
using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules;

/// <summary>The commands on a rule file that extends another one of its folder.</summary>
public sealed class ExtendedFileTests : IDisposable
{
    private const string Shop = """
        {
          "ruleset": "shop",
          "version": "1",
          "extends": "ach-debit",
          "checks": [
            { "id": "cap", "measure": "amount",
              "bands": [ { "upTo": "500.00 USD", "then": "accept" },
                         { "otherwise": "review", "reason": "AMOUNT_ABOVE_CAP" } ] }
          ]
        }

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public ExtendedFileTests() => Write("ach-debit.json", RuleSet.Default.CanonicalText);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task The_resolved_rule_set_has_the_hash_of_its_identity()
    {
        var path = Write("shop.json", Shop);

        var run = await Run.OfAsync("rules", "resolve", path);

        (run.ExitCode, run.Error).Should().Be((0, ""));
        run.Out.Should().Contain("\"id\": \"cap\"").And.Contain("\"id\": \"funds\"").And.NotContain("extends");
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(run.Out))).Should().Be(RuleSet.Load(path).Identity.Sha256);
    }

    [Fact]
    public async Task A_formatted_file_still_extends()
    {
        var path = Write("shop.json", Shop.ReplaceLineEndings(" ").TrimEnd());

        var run = await Run.OfAsync("rules", "fmt", folder);

        (run.ExitCode, run.Out).Should().Be((0, $"{path}\n"));
        File.ReadAllText(path).Should().Be(Shop);
    }

    [Fact]
    public async Task A_fault_of_the_base_is_reported_once_at_its_place()
    {
        Write("shop.json", Shop);
        Write("web.json", Shop.Replace("shop", "web", StringComparison.Ordinal));
        var @base = Write("ach-debit.json", RuleSet.Default.CanonicalText.Replace("\"TEL\", ", "\"TELL\", ", StringComparison.Ordinal));

        var run = await Run.OfAsync("rules", "lint", folder);
        var alone = await Run.OfAsync("rules", "lint", Path.Combine(folder, "shop.json"));

        run.ExitCode.Should().Be(2);
        run.Out.Should().Contain($"{@base}:").And.Contain("`ach-debit` does not load").And.EndWith("3 files, 3 errors, 0 warnings\n");
        alone.Out.Should().Contain($"{@base}:").And.EndWith("1 file, 2 errors, 0 warnings\n");
    }

    [Fact]
    public async Task Coverage_is_of_the_file_and_names_the_base()
    {
        var path = Write("shop.json", Shop);

        var run = await Run.OfAsync("rules", "test", path, "--coverage", "100");

        run.ExitCode.Should().Be(1);
        run.Out.Should().EndWith("0 of 2 reached (0 %); the inherited checks are covered by the tests of `ach-debit`\n");
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
