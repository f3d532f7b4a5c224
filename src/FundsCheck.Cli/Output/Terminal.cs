using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace FundsCheck.Cli.Output;

/// <summary>The environment of a command: its streams, variables and clock.</summary>
#pragma warning disable CA1001 // The writers own nothing: the process, or a test, owns the streams behind them.
internal sealed record Terminal
#pragma warning restore CA1001
{
    private const int WidthRedirected = 200;
    private const int StandardOutput = 1;

    public required TextWriter Out { get; init => field = new PrintableWriter(value); }

    public required TextWriter Error { get; init => field = new PrintableWriter(value); }

    public required Stream In { get; init; }

    /// <summary>Opens the bytes of standard output, for a command whose output is no text for a terminal.</summary>
    public Func<Stream> OpenOut { get; init; } = OpenOutput;

    /// <summary>Whether standard input is closed.</summary>
    public Func<bool> InIsClosed { get; init; } = () => false;

    public required Func<string, string?> Environment { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public bool OutIsTerminal { get; init; }

    public bool ErrorIsTerminal { get; init; }

    public static Terminal FromProcess() => new()
    {
        Out = new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
        Error = Console.Error,
        In = Console.OpenStandardInput(),
        InIsClosed = StandardInput.IsClosed,
        Environment = System.Environment.GetEnvironmentVariable,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
    };

    /// <summary>Overwrites the progress line of a terminal.</summary>
    public void Redraw(string progress) => ((PrintableWriter)Error).Inner.Write($"\r{PrintableText.Show(progress)}");

    /// <summary>The console for tables and colour. It uses colour on a terminal without NO_COLOR only.</summary>
    public IAnsiConsole Styled()
    {
        var colour = OutIsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(colour ? ((PrintableWriter)Out).Inner : Out),
        });
        if (!OutIsTerminal)
        {
            console.Profile.Width = WidthRedirected;
        }

        return console;
    }

    // The stream of System.Console ignores a closed pipe. This stream throws, and the program exits.
    private static Stream OpenOutput()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
        {
            return Console.OpenStandardOutput();
        }

#pragma warning disable CA2000 // The process owns its standard output until it exits.
        var pipe = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
#pragma warning restore CA2000
        return pipe.CanSeek ? Console.OpenStandardOutput() : pipe;
    }
}
