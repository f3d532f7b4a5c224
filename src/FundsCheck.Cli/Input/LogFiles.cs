using FundsCheck.Cli.Output;
using FundsCheck.Records;
using FundsCheck.Records.Format;

namespace FundsCheck.Cli.Input;

/// <summary>Reads a log by its path. A missing log is wrong input; a damaged log is a finding, reported as the result.</summary>
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

    /// <summary>Rejects a path that is no regular file before opening it: opening a FIFO waits, and a device has no end.</summary>
    public static void RequireRegular(string path)
    {
        if (RegularFile.OtherKind(path) is { } kind)
        {
            throw new WrongInputException([$"`{path}` is {kind}; name a decision log"]);
        }
    }

    /// <summary>Reports an incomplete tail, which is no part of a log.</summary>
    public static void WriteTail(Terminal terminal, string path, LogVerification verification)
    {
        if (verification.IncompleteBytes > 0)
        {
            terminal.Error.WriteShown(
                $"{path}: {verification.IncompleteBytes} bytes of an incomplete tail follow the last line: a write is open or interrupted");
        }
    }

    /// <summary>Writes the damage of a log in place of the requested result.</summary>
    public static int WriteDamage(Terminal terminal, LogDamagedException exception)
    {
        terminal.Out.WriteLine(PrintableText.Show(exception.Message));
        return ExitStatus.Failed;
    }
}
