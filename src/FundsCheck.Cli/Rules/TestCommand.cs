using System.CommandLine;
using System.Globalization;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules test FILE...</c>: runs the tests beside the rules, tells what they do not reach, and writes tests that do.</summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var coverage = new Option<string?>("--coverage")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "PERCENT",
            Description = "Tells which bands, guards and `ifUnknown`s no test reaches; with a number, fewer percent reached is a failure.",
        };
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Writes tests for what no test reaches, thresholds and their neighbours too, as JSON; results go to stderr.",
        };
        var command = new Command("test", "Runs the tests in rule files.") { paths, coverage, suggest };
        command.SetAction(parsed =>
        {
            var gate = ReadGate(parsed.GetValue(coverage));
            var settings = new TestSettings(parsed.GetResult(coverage) is { Implicit: false }, gate, parsed.GetValue(suggest));
            return Run(terminal, RuleFiles.Expand(parsed.GetRequiredValue(paths)), settings);
        });
        return command;
    }

    private static int ReadGate(string? text)
    {
        if (text is null)
        {
            return 0;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? percent
            : throw new WrongInputException(["--coverage is a whole number of percent from 0 to 100, as in `--coverage 100`"]);
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, TestSettings settings)
    {
        var exitCode = ExitStatus.Done;
        foreach (var file in files)
        {
            // A file that does not load weighs more than a test that fails.
            exitCode = Math.Max(exitCode, RunFile(terminal, file, settings));
        }

        return exitCode;
    }

    private static int RunFile(Terminal terminal, string file, TestSettings settings)
    {
        if (!RuleFiles.TryLoad(file, out var ruleSet, out var problems))
        {
            foreach (var problem in problems)
            {
                terminal.Error.WriteLine(problem.ToString());
            }

            return ExitStatus.WrongInput;
        }

        var told = settings.Suggests ? terminal.Error : terminal.Out;
        var passed = RunTests(told, file, ruleSet!);
        var covered = !settings.TellsCoverage || TellCoverage(told, file, ruleSet!.MeasureCoverage(), settings.CoverageMin);
        if (settings.Suggests)
        {
            terminal.Out.Write(ruleSet!.SuggestTests());
        }

        return passed && covered ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static bool RunTests(TextWriter told, string file, RuleSet ruleSet)
    {
        var results = ruleSet.RunTests();
        var failed = results.Where(result => !result.Passed).ToList();
        foreach (var result in failed)
        {
            var expected = Show(result.ExpectedOutcome, result.ExpectedReasons);
            var actual = Show(result.ActualOutcome, result.ActualReasons);
            told.WriteShown($"{file}:{result.Line}: `{result.Name}` failed: expected {expected}, got {actual}");
        }

        told.WriteShown($"{file}: {results.Count - failed.Count} passed, {failed.Count} failed");
        return failed.Count == 0;
    }

    private static bool TellCoverage(TextWriter told, string file, RuleCoverage coverage, int percentMin)
    {
        foreach (var gap in coverage.Gaps)
        {
            told.WriteShown($"{file}:{gap.Line}:{gap.Column}: no test reaches check `{gap.Check}`: {gap.What}");
        }

        told.WriteShown($"{file}: {coverage.Reached} of {coverage.Total} reached ({coverage.Percent} %)");
        return coverage.Percent >= percentMin;
    }

    private static string Show(Outcome outcome, IReadOnlyList<string> reasons) => $"{outcome.ToName()} [{string.Join(", ", reasons)}]";
}
