using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Globalization;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Help;

/// <summary>The help of a command: its arguments and options, then its examples and exit statuses.</summary>
internal sealed class CommandHelp : SynchronousCommandLineAction
{
    private const int Indent = 2;
    private const int StatusWidth = 4;

    private readonly HelpAction _options;
    private readonly int _width;

    private CommandHelp(HelpAction options, int width)
    {
        (_options, _width) = (options, width);
        options.MaxWidth = width;
    }

    /// <summary><c>--help</c>, on each command.</summary>
    public static HelpOption Create(Terminal terminal)
    {
        var option = new HelpOption { Recursive = true, Description = "Shows this help." };
        option.Action = new CommandHelp((HelpAction)option.Action!, terminal.Width);
        return option;
    }

    /// <inheritdoc />
    public override int Invoke(ParseResult parseResult)
    {
        var output = parseResult.InvocationConfiguration.Output;
        var status = WriteOptions(parseResult, output);
        var guide = CommandGuides.Find(CommandPath.AfterRoot(parseResult.CommandResult)) ?? CommandGuides.Default;
        if (guide.Examples.Count > 0)
        {
            output.WriteLine("Examples:");
            foreach (var line in guide.Examples.SelectMany(example => example.Split('\n')))
            {
                output.WriteLine($"  {line}");
            }

            output.WriteLine();
        }

        output.WriteLine("Exit status:");
        foreach (var (code, meaning) in guide.AllStatuses)
        {
            var number = code.ToString(CultureInfo.InvariantCulture).PadRight(StatusWidth);
            output.WriteLine($"  {number}{WrappedText.Hang(meaning, _width, Indent + StatusWidth)}");
        }

        return status;
    }

    // The library ends broken lines with a space.
    private int WriteOptions(ParseResult parsed, TextWriter output)
    {
        using var help = new StringWriter(CultureInfo.InvariantCulture);
        parsed.InvocationConfiguration.Output = help;
        var status = _options.Invoke(parsed);
        parsed.InvocationConfiguration.Output = output;
        foreach (var line in help.ToString().TrimEnd().Split(help.NewLine))
        {
            output.WriteLine(line.TrimEnd());
        }

        output.WriteLine();
        return status;
    }
}
