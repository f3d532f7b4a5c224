using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Tests.Help;

/// <summary>All commands of the program.</summary>
internal static class Commands
{
    public static Command Root { get; } = CommandTree.Build(new Terminal
    {
        Out = TextWriter.Null, Error = TextWriter.Null, In = Stream.Null, Environment = _ => null,
    });

    /// <summary>The words of each command after <c>fundscheck</c>, in the order of the help; the root has none.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Under(Root, string.Empty)];

    public static IEnumerable<string> Words(string path) => path.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Under(Command command, string path) =>
    [
        path, .. command.Subcommands.Where(child => !child.Hidden).SelectMany(child => Under(child, $"{path} {child.Name}".TrimStart())),
    ];
}
