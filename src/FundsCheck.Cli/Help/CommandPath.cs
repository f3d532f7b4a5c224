using System.CommandLine.Parsing;

namespace FundsCheck.Cli.Help;

/// <summary>The words that name a command.</summary>
internal static class CommandPath
{
    /// <summary>The words after <c>fundscheck</c>, as in <c>rules lint</c>; empty for the root.</summary>
    public static string AfterRoot(CommandResult result)
    {
        var names = new List<string>();
        for (SymbolResult? at = result; at is CommandResult { Parent: not null } command; at = command.Parent)
        {
            names.Insert(0, command.Command.Name);
        }

        return string.Join(' ', names);
    }

    /// <summary>The command line that runs the command, without arguments.</summary>
    public static string Of(CommandResult result) => $"{Root} {AfterRoot(result)}".TrimEnd();

    private const string Root = "fundscheck";
}
