using System.Text.RegularExpressions;
using FundsCheck.Sandbox;

namespace Readme.Tests.Integration;

/// <summary>The table of cases of docs/testing-your-integration.md.</summary>
public sealed partial class TestingPageTests
{
    [Fact]
    public void Each_token_of_the_page_is_one_of_the_sandbox()
    {
        var named = Token().Matches(File.ReadAllText(Path.Combine(ReadmeTests.Root, "docs", "testing-your-integration.md")))
            .Select(match => match.Groups["name"].Value).ToList();

        named.Should().HaveCountGreaterThan(4);
        named.Except(SandboxToken.All.Select(token => token.Name)).Should().BeEmpty();
    }

    [GeneratedRegex("token `(?<name>[a-z0-9-]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Token();
}
