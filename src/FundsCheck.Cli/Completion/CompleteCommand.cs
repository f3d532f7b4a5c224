using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Completion;

/// <summary><c>complete -- LINE</c>: prints the words that may be the last one of a line. For the scripts of <c>completion</c>.</summary>
internal static class CompleteCommand
{
    private const int LineLengthMax = 65_536;

    public static Command Create(Terminal terminal, Command root)
    {
        var line = new Argument<string>("LINE") { Description = "The command line up to the cursor." };
        var command = new Command("complete", "Prints the words that may complete a command line.") { line };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            foreach (var word in Words(root, parsed.GetRequiredValue(line)))
            {
                terminal.Out.WriteLine(word);
            }

            return ExitStatus.Done;
        });
        return command;
    }

    private static IEnumerable<string> Words(Command root, string line)
    {
        if (line.Length > LineLengthMax)
        {
            return [];
        }

        var last = line[(line.LastIndexOf(' ') + 1)..];
        return root.Parse(line, new ParserConfiguration { ResponseFileTokenReplacer = null }).GetCompletions(line.Length)
            .Select(item => item.InsertText ?? item.Label)
            .Where(word => word.StartsWith(last, StringComparison.OrdinalIgnoreCase) && !IsAlias(word))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }

    // `-h`, `-?` and `/h` say what `--help` says.
    private static bool IsAlias(string word) => word is ['-', _] or ['/', ..];
}
