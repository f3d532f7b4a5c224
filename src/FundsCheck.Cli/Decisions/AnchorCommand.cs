using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions anchor LOG</c>: prints the head of a log, its lines and the time in one line, to be noted elsewhere.</summary>
internal static class AnchorCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var command = new Command(
            "anchor",
            "Verifies a log and prints its anchor, one line: note it where those who can write the log cannot write, as in a ticket.")
            {
                log,
            };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(log)));
        return command;
    }

    private static int Run(Terminal terminal, string path)
    {
        try
        {
            var proof = LogFiles.Read(path, () => RecordFile.Verify(path));
            terminal.Out.WriteLine(LogAnchor.From(proof, terminal.Time.GetUtcNow()).ToString());
            LogFiles.WriteTail(terminal, path, proof);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.TellDamage(terminal, exception);
        }
    }
}
