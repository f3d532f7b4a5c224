using System.Text.RegularExpressions;
using FundsCheck.Rules.Language;
using FundsCheck.Sandbox;

namespace Readme.Tests;

public sealed partial class ReadmeTests
{
    internal static readonly string Root = FindRoot();

    [Fact]
    public void The_quick_start_is_the_compiled_code()
    {
        var shown = CodeBlock().Match(File.ReadAllText(Path.Combine(Root, "README.md"))).Groups["found"].Value;
        var source = File.ReadAllText(Path.Combine(Root, "tests", "FundsCheck.Readme.Tests", "QuickStart.cs"));

        var usings = source[..source.IndexOf("namespace", StringComparison.Ordinal)].Trim();
        var body = source.Split("// <quick-start>")[1].Split("// </quick-start>")[0].Split('\n')
            .Select(line => line.Length > 8 ? line[8..] : line.Trim());

        Lines(shown).Should().Equal(Lines($"{usings}\n{string.Join('\n', body)}"));
        Lines(shown).Should().HaveCountLessThanOrEqualTo(20);
    }

    [Fact]
    public void The_hot_reload_sample_is_the_compiled_code()
    {
        var shown = CodeBlock().Matches(File.ReadAllText(Path.Combine(Root, "README.md")))[1].Groups["found"].Value;
        var source = File.ReadAllText(Path.Combine(Root, "tests", "FundsCheck.Readme.Tests", "HotReload.cs"));

        var body = source.Split("// <live-rules>")[1].Split("// </live-rules>")[0].Split('\n')
            .Select(line => line.Length > 8 ? line[8..] : line.Trim());

        Lines(shown).Should().Equal(Lines(string.Join('\n', body)));
        HotReload.Services().Should().Contain(service => service.ServiceType == typeof(FundsCheck.Rules.HotReload.RulesHealthCheck));
    }

    [Theory]
    [InlineData("README.md", 2, "AuditTests.cs", "audit-tests", 0)]
    [InlineData("docs/audit.md", 0, "LogTests.cs", "log-tests", 4)]
    [InlineData("docs/hosting.md", 0, "Hosting.cs", "configured", 8)]
    [InlineData("docs/hosting.md", 1, "Hosting.cs", "clients", 8)]
    [InlineData("docs/hosting.md", 2, "Hosting.cs", "checkers", 8)]
    [InlineData("docs/hosting.md", 3, "AspNetCore.cs", "aspnetcore", 8)]
    [InlineData("docs/plaid.md", 0, "SuppliedResponse.cs", "supplied-response", 8)]
    [InlineData("docs/plaid.md", 1, "PlaidWebhooks.cs", "plaid-webhooks", 8)]
    [InlineData("docs/testing-your-integration.md", 0, "Integration/DebitSender.cs", "debit-sender", 0)]
    [InlineData("docs/testing-your-integration.md", 1, "Integration/SenderHost.cs", "sender-host", 0)]
    [InlineData("docs/testing-your-integration.md", 2, "Integration/RecordingOriginator.cs", "originator", 0)]
    [InlineData("docs/testing-your-integration.md", 3, "Integration/DebitSenderTests.cs", "unit-tests", 4)]
    [InlineData("docs/testing-your-integration.md", 4, "Integration/DebitSenderTests.cs", "review-tests", 4)]
    [InlineData("docs/testing-your-integration.md", 5, "Integration/DebitSenderTests.cs", "time-tests", 4)]
    [InlineData("docs/testing-your-integration.md", 6, "Integration/DebitSenderTests.cs", "repeat-tests", 4)]
    [InlineData("docs/testing-your-integration.md", 7, "Integration/LossyChecker.cs", "lossy-checker", 0)]
    [InlineData("docs/testing-your-integration.md", 8, "Integration/DebitSenderTests.cs", "lost-results", 4)]
    [InlineData("docs/testing-your-integration.md", 9, "Integration/PaymentsBuilderExtensions.cs", "registration", 0)]
    [InlineData("docs/testing-your-integration.md", 10, "Integration/PlaidHost.cs", "plaid-host", 0)]
    [InlineData("docs/testing-your-integration.md", 11, "Integration/PlaidHostTests.cs", "sandbox-tests", 4)]
    [InlineData("docs/testing-your-integration.md", 12, "AuditTests.cs", "audit-tests", 0)]
    public void The_samples_of_pages_are_the_compiled_code_of_this_project(string page, int block, string file, string region, int indent)
    {
        var shown = CodeBlock().Matches(File.ReadAllText(Path.Combine(Root, page)))[block].Groups["found"].Value;
        var source = File.ReadAllText(Path.Combine(Root, "tests", "FundsCheck.Readme.Tests", file));

        var body = source.Split($"// <{region}>")[1].Split($"// </{region}>")[0].Split('\n')
            .Select(line => line.Length > indent ? line[indent..] : line.Trim());

        Lines(shown).Should().Equal(Lines(string.Join('\n', body)));
    }

    [Fact]
    public async Task The_quick_start_prints_its_decision()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var example = SandboxToken.Get("example");
        using var output = new StringWriter();

        await QuickStart.RunAsync(sandbox.Address, "client", "secret", example.AccountIds[0], example.AccessToken, output);

        output.ToString().Trim().Should().Be("Accept:");
        sandbox.Requests.Total.Should().Be(1);
    }

    [Fact]
    public void Every_listed_reason_exists()
    {
        var named = TableReason().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups["found"].Value)
            .Distinct().ToList();

        named.Should().HaveCountGreaterThan(15);
        var failures = File.ReadAllText(Path.Combine(Root, "docs", "plaid.md"));
        var unlisted = named.Except([.. ReasonCodes.All, "BALANCE_READING_INVALID"]); // The last one is the core's own.
        unlisted.Where(code => !failures.Contains($"| `{code}` |", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Every_linked_file_exists()
    {
        var links = Link().Matches(File.ReadAllText(Path.Combine(Root, "README.md"))).Select(match => match.Groups["found"].Value).ToList();

        links.Should().NotBeEmpty();
        links.Where(link => !Path.Exists(Path.Combine(Root, link))).Should().BeEmpty();
    }

    private static List<string> Lines(string code) => [.. code.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0)];

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "FundsCheck.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("FundsCheck.sln is in no folder above the tests");
        }

        return folder.FullName;
    }

    [GeneratedRegex("```csharp\n(?<found>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CodeBlock();

    [GeneratedRegex("^\\|.*?`(?<found>[A-Z_]{5,})`", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex TableReason();

    [GeneratedRegex("\\]\\((?<found>[^)#]+)\\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
