using System.CommandLine;
using System.Globalization;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// <c>decisions verify LOG</c>: verifies the chain of a log, the lifecycle of each debit, and that facts and holds follow from the records;
/// with an anchor, that no line before it was altered.
/// </summary>
internal static class VerifyCommand
{
    public static Command Create(Terminal terminal)
    {
        var log = new Argument<string>("LOG") { Description = "The decision log." };
        var anchor = new Option<string?>("--anchor")
        {
            HelpName = "ANCHOR",
            Description =
                "An anchor that was noted elsewhere: the line that `decisions anchor` printed, or its head. The log must contain it. "
                    + "Only an anchor proves that the lines before it were not rewritten.",
        };
        var isRequired = new Option<bool>("--require-anchor")
        {
            Description = "Exits with 1 where no anchor is given: an unbroken chain alone is no proof.",
        };
        var command = new Command(
            "verify",
            "Verifies the chain of a log, that each line may follow the lines before it, and that facts and holds follow from the "
                + "records. Lists every fault.") { log, anchor, isRequired };
        command.SetAction(parsed => Run(
            terminal, parsed.GetRequiredValue(log), Read(parsed.GetValue(anchor)), parsed.GetValue(isRequired)));
        return command;
    }

    private static LogAnchor? Read(string? anchor)
    {
        if (anchor is null)
        {
            return null;
        }

        return LogAnchor.TryParse(anchor, out var read)
            ? read
            : throw new WrongInputException([
                "--anchor is the line that `decisions anchor` printed, in quotes, or a head: 64 hexadecimal digits, not all of them zeros",
            ]);
    }

    private static int Run(Terminal terminal, string path, LogAnchor? anchor, bool isAnchorRequired)
    {
        try
        {
            var line = new ProgressLine(terminal, path);
            var verification = LogFiles.Read(path, () => RecordFile.Verify(path, anchor?.ToString(), line));
            line.End();
            DifferenceText.Write(terminal, path, verification.First);
            var counts = string.Create(
                CultureInfo.InvariantCulture,
                $"{verification.Lines} lines, {verification.Decisions} decisions, {verification.Events} events{Statuses(verification)}");
            terminal.Out.WriteShown($"{path}: {counts}: the chain is unbroken; {Anchored(verification)}");
            terminal.Out.WriteLine($"head {verification.Head}");
            LogFiles.WriteTail(terminal, path, verification);
            if (verification.Differing > 0)
            {
                const string Meaning = "they were altered, or another version recorded them";
                var differing = $"{verification.Differing} of {verification.Decisions} decisions";
                terminal.Out.WriteShown($"{differing}: facts or holds do not follow from the records; {Meaning}");
                return ExitStatus.Failed;
            }

            if (anchor is not null || !isAnchorRequired)
            {
                return ExitStatus.Done;
            }

            terminal.Error.WriteLine(
                "fundscheck: --require-anchor needs an anchor; give --anchor with a line of `decisions anchor` that was noted elsewhere");
            return ExitStatus.Failed;
        }
        catch (LogDamagedException exception)
        {
            return LogFiles.WriteDamage(terminal, exception);
        }
    }

    private static string Statuses(LogVerification verification) => verification.ConnectionStatuses == 0
        ? string.Empty
        : string.Create(CultureInfo.InvariantCulture, $", {verification.ConnectionStatuses} connection statuses");

    private static string Anchored(LogVerification verification) => verification.AnchoredLines switch
    {
        null => "not anchored",
        var lines when lines == verification.Lines => "anchored up to its last line",
        var lines => string.Create(CultureInfo.InvariantCulture, $"anchored up to line {lines}, not after it"),
    };
}
