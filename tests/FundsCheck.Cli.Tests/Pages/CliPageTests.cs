using System.Globalization;
using System.Text;
using FundsCheck.Cli.Tests.Help;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// docs/cli.md lists the help of each command. With FUNDSCHECK_APPROVE=1 the list is rewritten.
/// </summary>
public sealed class CliPageTests
{
    private const string Heading = "\n## Commands\n";

    private static readonly string PagePath = Path.Combine(Repository.Root, "docs", "cli.md");

    [Fact]
    public async Task The_page_has_the_help_of_each_command()
    {
        var page = (await File.ReadAllTextAsync(PagePath)).ReplaceLineEndings("\n");
        var start = page.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        var commands = await CommandsAsync();

        if (Environment.GetEnvironmentVariable("FUNDSCHECK_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(PagePath, page[..start] + commands);
            return;
        }

        page[start..].Should().Be(commands, "the page shows the help; FUNDSCHECK_APPROVE=1 rewrites it");
    }

    private static async Task<string> CommandsAsync()
    {
        var text = new StringBuilder();
        foreach (var path in Commands.All)
        {
            var name = $"fundscheck {path}".TrimEnd();
            var help = (await Run.OfAsync([.. Commands.Words(path), "--help"])).Out;
            text.Append(CultureInfo.InvariantCulture, $"\n### `{name}`\n\n```text\n{help.Trim('\n')}\n```\n");
        }

        return text.ToString();
    }
}
