using System.Text.Json;
using System.Text.RegularExpressions;
using FundsCheck.Cli.LanguageServer;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>The settings of docs/editor.md start the command that is there, and the page has its words.</summary>
public sealed partial class EditorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "editor.md"));

    [Fact]
    public void Every_editor_starts_the_server()
    {
        var settings = Fence().Matches(Page).Select(fence => fence.Groups["text"].Value).ToList();

        settings.Should().HaveCount(4);
        settings.Should().OnlyContain(text => Start().IsMatch(text));
        using var ofCode = JsonDocument.Parse(settings[0]);
        ofCode.RootElement.GetProperty("glspc.server.commandArguments").EnumerateArray().Select(argument => argument.GetString())
            .Should().Equal("rules", "serve");
    }

    [Fact]
    public async Task The_command_serves_standard_input_and_output()
    {
        using var output = new MemoryStream();
        var terminal = new Terminal
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            In = new MemoryStream(),
            OpenOut = () => output,
            Environment = _ => null,
        };

        var exitCode = await CommandTree.RunAsync(["rules", "serve"], terminal, TestContext.Current.CancellationToken);

        exitCode.Should().Be(1, "the input is closed without `shutdown`");
    }

    [Fact]
    public void The_page_has_the_titles_of_the_server()
    {
        var lens = MissingTests.LensesOf(LanguageServer.Marked.Open(FundsCheck.Rules.RuleSet.Default.CanonicalText))[0].Command.Title;

        Page.Should().Contain("`coverage 3 of 5 bands: write the missing tests`").And.Contain("`test.failed`");
        lens.Should().MatchRegex("^coverage \\d+ of \\d+ bands$");
    }

    [GeneratedRegex(@"```\w+\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"""?fundscheck""[^a-z]+(glspc\.server\.commandArguments[^a-z]+|args[^a-z]+)?""?rules""[^a-z]+serve""",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Start();
}
