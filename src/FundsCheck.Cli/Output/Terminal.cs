using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace FundsCheck.Cli.Output;

/// <summary>The environment of a command: its streams, variables and clock.</summary>
#pragma warning disable CA1001 // The writers own nothing: the process, or a test, owns the streams behind them.
internal sealed record Terminal
#pragma warning restore CA1001
{
    private const int WidthDefault = 80;
    private const int WidthMin = 40;
    private const int WidthMax = 10_000;
    private const int StandardOutput = 1;
    private const string TerminalType = "TERM";
    private const string Dumb = "dumb";

    public required TextWriter Out
    {
        get => field is PrintableWriter ? field : field = new PrintableWriter(field, OutIsTerminal ? Width : null);
        init;
    }

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

    /// <summary>The columns of a line of text for people: COLUMNS, the width of the terminal, or 80.</summary>
    public int Width
    {
        get => int.TryParse(Environment("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns)
            ? Math.Clamp(columns, WidthMin, WidthMax)
            : field;
        init => field = value > 0 ? Math.Clamp(value, WidthMin, WidthMax) : WidthDefault;
    } = WidthDefault;

    private bool HasEscapes =>
        OutIsTerminal && string.IsNullOrEmpty(Environment("NO_COLOR")) && !IsDumb(Environment);

    public static Terminal FromProcess()
    {
        var terminal = OfStreams();
        if (!terminal.HasEscapes)
        {
            // The console of .NET itself switches the keypad of a terminal by its control sequences, also where the output is a pipe.
            System.Environment.SetEnvironmentVariable(TerminalType, Dumb);
        }

        return terminal with { Width = terminal.OutIsTerminal ? Console.WindowWidth : WidthDefault, Error = Console.Error };
    }

    private static Terminal OfStreams() => new()
    {
        Out = new StreamWriter(OpenOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true },
        Error = TextWriter.Null,
        In = Console.OpenStandardInput(),
        InIsClosed = StandardInput.IsClosed,
        Environment = System.Environment.GetEnvironmentVariable,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected && !IsDumb(System.Environment.GetEnvironmentVariable),
    };

    /// <summary>Overwrites the progress line of a terminal. A longer text would begin a second line, which stays.</summary>
    public void Redraw(string progress)
    {
        var (text, columns) = (PrintableText.Show(progress), Width - 1);
        ((PrintableWriter)Error).Inner.Write($"\r{(text.Length > columns ? $"…{text[^(columns - 1)..]}" : text.PadRight(columns))}");
    }

    /// <summary>The console for colour: on a terminal without NO_COLOR and <c>TERM=dumb</c> only.</summary>
    public IAnsiConsole Styled()
    {
        var colour = HasEscapes;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(colour ? ((PrintableWriter)Out).Inner : Out),
        });
        console.Profile.Width = OutIsTerminal ? Width : WidthMax;
        return console;
    }

    // A dumb terminal has no control sequences, and does not redraw a line.
    private static bool IsDumb(Func<string, string?> environment) =>
        string.Equals(environment(TerminalType), Dumb, StringComparison.Ordinal);

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
