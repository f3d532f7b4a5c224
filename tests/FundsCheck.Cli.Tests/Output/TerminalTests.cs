using FundsCheck.Cli.Output;
using Spectre.Console;

namespace FundsCheck.Cli.Tests.Output;

public sealed class TerminalTests
{
    [Theory]
    [InlineData(true, "xterm", null, true)]
    [InlineData(true, "xterm", "", true)]
    [InlineData(true, "xterm", "1", false)]
    [InlineData(true, "dumb", null, false)]
    [InlineData(false, "xterm", null, false)]
    public void Colour_is_for_terminals_that_have_it(bool isTerminal, string type, string? noColor, bool hasColour)
    {
        using var output = new StringWriter();
        var terminal = new Terminal
        {
            Out = output, Error = TextWriter.Null, In = Stream.Null, OutIsTerminal = isTerminal,
            Environment = name => name switch { "TERM" => type, "NO_COLOR" => noColor, _ => null },
        };

        var console = terminal.Styled();
        console.Markup("[red]DECLINE[/]");

        output.ToString().Should().Contain("DECLINE");
        if (!hasColour)
        {
            output.ToString().Should().Be("DECLINE");
        }

        (console.Profile.Capabilities.ColorSystem != ColorSystem.NoColors || hasColour).Should().Be(hasColour);
    }

    [Fact]
    public void A_terminal_breaks_long_lines_between_words_and_a_pipe_does_not()
    {
        Shown(isTerminal: true).Should().Be("  one two\n    three\n    four\n");
        Shown(isTerminal: false).Should().Be($"  one two three four\n");
    }

    private static string Shown(bool isTerminal)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal
        {
            Out = output, Error = TextWriter.Null, In = Stream.Null, OutIsTerminal = isTerminal,
            Environment = name => name == "COLUMNS" ? "40" : null,
        };
        var (one, two, three, four) = ("one", "two", new string('3', 30), new string('4', 12));
        terminal.Out.WriteShown($"  {one} {two} {three} {four}");
        return output.ToString().Replace(three, "three").Replace(four, "four");
    }
}
