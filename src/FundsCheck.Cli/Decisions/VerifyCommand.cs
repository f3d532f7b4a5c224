using System.CommandLine;
using FundsCheck.Cli.Output;
using FundsCheck.Decisions;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions verify LOG</c>: proves that nothing in a log was altered since it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var anchor = new Option<string?>("--anchor") { HelpName = "HASH", Description = "A head that was noted elsewhere: the log must contain it." };
        var command = new Command("verify", "Proves the chain of a log, and names the first line that was altered, is missing, or was added.") { log, anchor };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(log), parsed.GetValue(anchor)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string? anchor)
    {
        if (anchor is not null && (anchor.Length != 64 || !anchor.All(char.IsAsciiHexDigit)))
        {
            throw new WrongInputException(["--anchor is the head that `decisions verify` printed: 64 hexadecimal digits"]);
        }

        try
        {
            var proof = LogFiles.Read(path, () => DecisionLog.Verify(path, anchor));
            terminal.Out.WriteShown($"{path}: {proof.Lines} lines, {proof.Decisions} decisions, {proof.Events} events: nothing was altered{(anchor is null ? string.Empty : ", and the anchor is in it")}");
            terminal.Out.WriteLine($"head {proof.Head}");
            if (proof.TornBytes > 0)
            {
                terminal.Error.WriteShown($"{path}: {proof.TornBytes} bytes follow the last whole line: it is being written, or was when its writer stopped");
            }

            return ExitCodes.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.TellDamage(terminal, exception);
        }
    }
}
