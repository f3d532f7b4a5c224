using System.Text.RegularExpressions;

namespace FundsCheck.Samples.Tests;

/// <summary>The code of CONTRIBUTING.md, compared with the tests of this project.</summary>
public sealed partial class ContributingPageTests
{
    private const int Indent = 4;

    [Theory]
    [InlineData(0, "SqliteDecisionStoreContractTests.cs", "store-contract")]
    [InlineData(1, "TextBalanceSourceContractTests.cs", "source-contract")]
    public void The_code_of_the_suites_is_compiled(int block, string file, string region)
    {
        var shown = CodeBlock().Matches(File.ReadAllText(RepositoryRoot.PathOf("CONTRIBUTING.md")))[block].Groups["code"].Value;
        var source = File.ReadAllText(RepositoryRoot.PathOf("tests", "FundsCheck.Samples.Tests", file));

        var compiled = source.Split($"// <{region}>\n")[1].Split($"// </{region}>")[0].TrimEnd().Split('\n')
            .Select(line => line.Length > Indent ? line[Indent..] : line);

        shown.TrimEnd().Split('\n').Should().Equal(compiled);
    }

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeBlock();
}
