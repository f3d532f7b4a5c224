using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules resolve FILE</c>: the whole rule set with all that it inherits, as decisions record it.</summary>
internal static class ResolveCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("FILE") { Description = "A rule file." };
        var command = new Command(
            "resolve", "Prints the whole rule set with all that it inherits, in the canonical layout. Its SHA-256 is the rule set's.")
            {
                path, OutputOption.Create("the rule set is JSON in both forms."),
            };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(path)));
        return command;
    }

    private static int Run(Terminal terminal, string file)
    {
        if (RuleFiles.TryLoad(file, new RuleFileLoader(), out var ruleSet, out var problems))
        {
            terminal.Out.Write(ruleSet.CanonicalText);
            return ExitStatus.Done;
        }

        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem.ToString());
        }

        return ExitStatus.WrongInput;
    }
}
