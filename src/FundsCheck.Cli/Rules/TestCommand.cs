using System.CommandLine;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules test FILE...</c>: runs the tests beside the rules.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var command = new Command("test", "Runs the tests in rule files.") { paths };
        command.SetAction(parsed => Run(terminal, RuleFiles.Expand(parsed.GetRequiredValue(paths))));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files)
    {
        var exitCode = ExitCodes.Done;
        foreach (var file in files)
        {
            // A file that does not load weighs more than a test that fails.
            exitCode = Math.Max(exitCode, RunFile(terminal, file));
        }

        return exitCode;
    }

    private static int RunFile(Terminal terminal, string file)
    {
        if (!RuleFiles.TryLoad(file, out var ruleSet, out var problems))
        {
            foreach (var problem in problems)
            {
                terminal.Error.WriteLine(problem.ToString());
            }

            return ExitCodes.WrongInput;
        }

        var results = ruleSet!.RunTests();
        var failed = results.Where(result => !result.Passed).ToList();
        foreach (var result in failed)
        {
            terminal.Out.WriteLine($"{file}:{result.Line}: `{result.Name}` failed: expected {Show(result.ExpectedOutcome, result.ExpectedReasons)}, got {Show(result.ActualOutcome, result.ActualReasons)}");
        }

        terminal.Out.WriteLine($"{file}: {results.Count - failed.Count} passed, {failed.Count} failed");
        return failed.Count == 0 ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static string Show(Outcome outcome, IReadOnlyList<string> reasons) => $"{outcome.ToName()} [{string.Join(", ", reasons)}]";
}
