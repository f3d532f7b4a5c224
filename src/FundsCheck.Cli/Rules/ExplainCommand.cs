using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules explain FILE</c>: the rule set in plain English and as decision tables, in Markdown.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("FILE") { Description = "A rule file." };
        var command = new Command("explain", "Prints a rule set in plain English and as decision tables (Markdown), ready to be signed.")
        {
            path,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetRequiredValue(path)));
        return command;
    }

    private static int Run(Terminal terminal, string file)
    {
        if (RuleFiles.TryLoad(file, new RuleFileLoader(), out var ruleSet, out var problems))
        {
            terminal.Out.Write(ruleSet.Explain());
            return ExitStatus.Done;
        }

        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem.ToString());
        }

        return ExitStatus.WrongInput;
    }
}
