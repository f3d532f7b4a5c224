using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions show LOG ID</c>: tells one debit's decisions and what became of it.</summary>
internal static class ShowCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var id = new Argument<string>("ID") { Description = "The debit's id." };
        var command = new Command("show", "Tells one debit's decisions and what became of it.") { log, id };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(log), parsed.GetRequiredValue(id)));
        return command;
    }

    private static int Run(Terminal terminal, string path, string id)
    {
        try
        {
            var story = LogFiles.Read(path, () => RecordFile.Find(path, id))
                ?? throw new WrongInputException([$"{path} tells of no debit with this id"]);
            StoryText.Write(terminal.Out, story);
            return ExitStatus.Done;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.TellDamage(terminal, exception);
        }
    }
}
