using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Input;

/// <summary>Reads a log that a caller names. A log that is not there is wrong input; a damaged one is what was looked for.</summary>
internal static class LogFiles
{
    public static T Read<T>(string path, Func<T> read)
    {
        RequireRegular(path);
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not LogDamagedException && RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(path);
        }
    }

    /// <summary>Refuses what is no regular file before it is opened: a FIFO would be waited for, and a device never ends.</summary>
    public static void RequireRegular(string path)
    {
        if (RegularFile.OtherKind(path) is { } kind)
        {
            throw new WrongInputException([$"`{path}` is {kind}; name a decision log"]);
        }
    }

    /// <summary>Reports an incomplete tail, which is no part of a log.</summary>
    public static void WriteTail(Terminal terminal, string path, LogVerification proof)
    {
        if (proof.IncompleteBytes > 0)
        {
            terminal.Error.WriteShown(
                $"{path}: {proof.IncompleteBytes} bytes follow the last whole line: it is being written, or was when its writer stopped");
        }
    }

    /// <summary>Tells what is wrong with a log, in place of what was asked for.</summary>
    public static int TellDamage(Terminal terminal, LogDamagedException exception)
    {
        terminal.Out.WriteLine(PrintableText.Show(exception.Message));
        return ExitStatus.Failed;
    }
}
