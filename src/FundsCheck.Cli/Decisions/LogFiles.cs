using FundsCheck.Decisions;

namespace FundsCheck.Cli.Decisions;

/// <summary>Reads a log that a caller names. A log that is not there is wrong input; a damaged one is what was looked for.</summary>
internal static class LogFiles
{
    public static T Read<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not LogDamagedException && RuleFiles.IsUnreadable(exception))
        {
            throw RuleFiles.Unreadable(path);
        }
    }

    /// <summary>Tells what is wrong with a log, in place of what was asked for.</summary>
    public static int TellDamage(Terminal terminal, LogDamagedException exception)
    {
        terminal.Out.WriteLine(exception.Message);
        return ExitCodes.Failed;
    }
}
