using System.Text;
using System.Text.Json;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Tests.Rules.Mistakes;

public sealed class SeededMistakeTests : IDisposable
{
    private const int MistakesMin = 45;

    private readonly string path = Path.GetTempFileName();

    public static TheoryData<string> Mistakes() => [.. SeededMistakes.All.Select(mistake => mistake.Name)];

    public void Dispose() => File.Delete(path);

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_found_at_its_place_with_its_fix(string name)
    {
        var mistake = SeededMistakes.All.Single(mistake => mistake.Name == name);
        await File.WriteAllBytesAsync(path, mistake.Bytes, TestContext.Current.CancellationToken);

        var run = await Run.OfAsync("rules", "lint", path, "--output", "json");

        run.ExitCode.Should().Be(mistake.IsWarning ? 0 : 2, run.Out);
        using var findings = JsonDocument.Parse(run.Out);
        var finding = findings.RootElement.EnumerateArray().Should().ContainSingle(run.Out).Which;
        finding.GetProperty("code").GetString().Should().Be(mistake.Code, run.Out);
        finding.GetProperty("severity").GetString().Should().Be(mistake.IsWarning ? "warning" : "error");
        (finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32()).Should().Be(mistake.Place, run.Out);
        finding.GetProperty("message").GetString().Should().Contain(mistake.Fix);
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Another_encoding_is_reported_as_such(string name, string fix)
    {
        Encoding encoding = name == "utf-8" ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: true) : Encoding.GetEncoding(name);
        await File.WriteAllTextAsync(path, RuleSet.Default.CanonicalText, encoding, TestContext.Current.CancellationToken);

        var run = await Run.OfAsync("rules", "lint", path);

        run.ExitCode.Should().Be(2);
        run.Lines[0].Should().StartWith($"{path}:1:1: error file.encoding:").And.Contain(fix);
    }

    public static TheoryData<string, string> Encodings() =>
        new() { { "utf-8", "without" }, { "utf-16", "UTF-8" }, { "utf-16BE", "UTF-8" }, { "utf-32", "UTF-8" } };

    [Fact]
    public void The_mistakes_are_many_and_distinct()
    {
        SeededMistakes.All.Should().HaveCountGreaterThanOrEqualTo(MistakesMin).And.OnlyHaveUniqueItems(mistake => mistake.Name);
        SeededMistakes.All.Select(mistake => mistake.Text).Should().OnlyHaveUniqueItems();
    }
}
