using System.Text.RegularExpressions;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Documents;

/// <summary>
/// Commands of pages that are too slow to run in a test, such as the tests themselves: their projects, scripts and test classes are there.
/// </summary>
public sealed partial class DocumentedCommandTests
{
    private static readonly IReadOnlyList<MarkdownPage> Pages =
    [
        MarkdownPage.Get("README.md"), MarkdownPage.Get("CONTRIBUTING.md"), MarkdownPage.Get("docs/testing.md"),
        MarkdownPage.Get("tests/logs/README.md"), MarkdownPage.Get("benchmarks/README.md"),
    ];

    [Fact]
    public void They_name_files_and_test_classes_that_exist()
    {
        Pages.SelectMany(page => page.Commands).Should().HaveCountGreaterThan(20);
        Pages.SelectMany(page => page.Commands.SelectMany(Missing), (page, missing) => $"{page}: {missing}").Should().BeEmpty();
    }

    [Theory]
    [InlineData("dotnet test tests/FundsCheck.Gone.Tests")]
    [InlineData("scripts/gone src/FundsCheck/Money")]
    [InlineData("FUNDSCHECK_APPROVE=1 dotnet test tests/FundsCheck.Conventions --filter \"FullyQualifiedName~GoneTests\"")]
    [InlineData("dotnet run --project tests/FundsCheck.Tests -- -class '*.GoneTests'")]
    [InlineData("dotnet run --project tests/FundsCheck.Tests -- -class '*.DocumentedCommandTests'")]
    public void A_name_that_is_gone_is_found(string command)
    {
        Missing(command).Should().ContainSingle();
    }

    private static IEnumerable<string> Missing(string command) =>
    [
        .. RepositoryPath().Matches(command).Select(match => match.Value)
            .Where(path => !Path.Exists(Path.Combine(RepositoryRoot.Path, path))),
        .. TestClass().Matches(command).Select(match => match.Groups["name"].Value).Where(name => !IsClass(name, TestsOf(command))),
    ];

    private static string TestsOf(string command) => TestProject().Match(command) is { Success: true } project ? $"{project}/" : "tests/";

    private static bool IsClass(string name, string folder) => RepositoryFiles.All.Any(
        file => file.IsCSharp && file.Path.StartsWith(folder, StringComparison.Ordinal)
            && file.Text.Contains($"class {name}", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w/.-])(src|tests|benchmarks|rules|scripts|\.ci)/[\w./-]+")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"(?<![\w/.-])tests/[\w.]+")]
    private static partial Regex TestProject();

    [GeneratedRegex(@"(FullyQualifiedName~|'\*\.)(?<name>\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex TestClass();
}
