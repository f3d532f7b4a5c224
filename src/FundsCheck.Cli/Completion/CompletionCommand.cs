using System.CommandLine;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Completion;

/// <summary><c>completion SHELL</c>: prints the script that completes command lines in a shell.</summary>
internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { HelpName = "SHELL", Description = $"The shell: {string.Join(", ", Shells)}." };
        shell.AcceptOnlyFromAmong(Shells);
        var command = new Command("completion", "Prints a script that completes commands, options and values in a shell.") { shell };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(Script(parsed.GetRequiredValue(shell)));
            return ExitStatus.Done;
        });
        return command;
    }

    private static string Script(string shell)
    {
        using var file = typeof(CompletionCommand).Assembly.GetManifestResourceStream($"fundscheck.{shell}")
            ?? throw new InvalidOperationException($"the completion script of {shell} is not embedded");
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }
}
