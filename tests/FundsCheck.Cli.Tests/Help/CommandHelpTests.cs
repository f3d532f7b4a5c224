using System.CommandLine.Parsing;
using System.Globalization;
using FundsCheck.Cli.Help;

namespace FundsCheck.Cli.Tests.Help;

public sealed class CommandHelpTests
{
    public static TheoryData<string> Paths => [.. Commands.All];

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task Each_command_shows_examples_and_exit_statuses_in_80_columns(string path)
    {
        var run = await Run.OfAsync([.. Commands.Words(path), "--help"]);

        run.ExitCode.Should().Be(0);
        run.Out.Should().Contain("\nExamples:\n  fundscheck ").And.Contain("\nExit status:\n  0 ").And.Contain("\n  2 ");
        run.Out.Split('\n').Should().OnlyContain(line => line.Length <= 80, path);
        CommandGuides.Find(path).Should().NotBeNull();
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Each_example_is_a_command_line_of_its_command(string path)
    {
        var guide = CommandGuides.Find(path)!;

        foreach (var example in guide.Examples)
        {
            var line = example.Replace("\\\n", string.Empty, StringComparison.Ordinal).Split(" > ")[0];
            var parsed = Commands.Root.Parse([.. CommandLineParser.SplitCommandLine(line).Skip(1)]);
            UsageProblems.From(parsed).Should().BeEmpty(example);
            CommandPath.AfterRoot(parsed.CommandResult).Should().StartWith(path, example);
        }

        guide.Examples.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(70)]
    [InlineData(120)]
    public async Task The_help_is_as_wide_as_COLUMNS_states_and_breaks_no_word(int columns)
    {
        var narrow = await HelpAsync(columns.ToString(CultureInfo.InvariantCulture));
        var wide = await HelpAsync("2000");

        var lines = narrow.Split("Examples:")[0].Split('\n');
        lines.Should().OnlyContain(line => line.Length <= columns && !line.EndsWith(' ')).And.Contain(line => line.Length > columns - 15);
        Words(narrow).Should().BeEquivalentTo(Words(wide));
    }

    [Theory]
    [InlineData("")]
    [InlineData("many")]
    [InlineData("-3")]
    public async Task Other_texts_in_COLUMNS_leave_80(string columns)
    {
        (await HelpAsync(columns)).Should().Be(await HelpAsync("80"));
    }

    private static async Task<string> HelpAsync(string columns) => (await Run.OfAsync(
        "", name => name == "COLUMNS" ? columns : null, TimeProvider.System, ["check", "--help"])).Out;

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
}
