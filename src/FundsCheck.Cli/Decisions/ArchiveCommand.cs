using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.DecisionLog;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary><c>decisions archive LOG</c>: moves the sealed segments whose records are all older than an age into a folder.</summary>
internal static class ArchiveCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log. No process may have it open, except with --dry-run." };
        var age = CreateAge();
        var folder = new Option<string>("--to")
        {
            HelpName = "FOLDER",
            Required = true,
            Description = "The folder of the archive, which is a log of its own. A later archive continues it.",
        };
        var isDryRun = new Option<bool>("--dry-run") { Description = "Lists the segments, and moves none." };
        var output = OutputOption.Create();
        var command = new Command(
            "archive", "Moves the oldest sealed segments of a log into an archive. The rest still verifies, and every id stays known.")
            {
                log, age, folder, isDryRun, output,
            };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(log), parsed.GetRequiredValue(folder), parsed.GetRequiredValue(age),
            parsed.GetValue(isDryRun), OutputOption.IsJson(parsed.GetValue(output))));
        return command;
    }

    /// <summary>The option of the least age of archived records.</summary>
    internal static Option<string> CreateAge() => new("--older-than")
    {
        HelpName = "AGE",
        Required = true,
        Description = "The least age of archived records, as in 540d, 18mo or 2y; at least 181d.",
    };

    /// <summary>The time before which records are archived.</summary>
    /// <exception cref="WrongInputException">The age has another form, or is too young.</exception>
    internal static DateTimeOffset ReadAge(Terminal terminal, string age)
    {
        var now = terminal.Time.GetUtcNow();
        var before = Age.Before("--older-than", age, now);
        if (before <= now - DecisionLogArchive.LeastAge)
        {
            return before;
        }

        var least = DecisionLogArchive.LeastAge.Days.ToString(CultureInfo.InvariantCulture);
        throw new WrongInputException([
            $"--older-than is at least {least}d: a younger debit may still be returned, or presented again",
        ]);
    }

    private static int Run(Terminal terminal, string path, string folder, string age, bool isDryRun, bool isJson)
    {
        var before = ReadAge(terminal, age);
        LogFiles.RequireRegular(path);
        if (!File.Exists(path))
        {
            throw RuleFiles.Unreadable(path);
        }

        try
        {
            var result = DecisionLogArchive.Move(path, folder, before, isDryRun, terminal.Time, new TerminalLogger(terminal));
            if (isJson)
            {
                terminal.Out.WriteLine(ArchiveText.ToJson(path, result, isDryRun));
            }
            else
            {
                ArchiveText.Write(terminal, path, result, isDryRun);
            }

            return ExitStatus.Done;
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new IOException(exception.Message, exception);
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception, isJson);
        }
    }
}
