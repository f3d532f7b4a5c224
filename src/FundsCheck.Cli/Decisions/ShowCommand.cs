using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions show LOG ID</c>: prints the timeline of one debit.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var id = new Argument<string>("ID") { Description = "The debit's id." };
        var command = new Command("show", "Prints the decisions and events of one debit, in order.") { log, id };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(log), parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string id)
    {
        try
        {
            var timeline = LogFiles.Read(path, () => RecordFile.Find(path, id))
                ?? throw new WrongInputException([$"{path} has no debit with this id; check the id"]);
            TimelineText.Write(terminal.Out, timeline);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }
}
