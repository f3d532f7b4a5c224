using System.CommandLine;
using System.Globalization;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules test FILE...</c>: runs the tests of rule files, lists the bands and guards that no test reaches, and writes tests for them.
/// </summary>
internal static class TestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var coverage = new Option<string?>("--coverage")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = "PERCENT",
            Description = "Lists the bands, guards and `ifUnknown`s that no test reaches; with a number, fails below this percentage.",
        };
        var suggest = new Option<bool>("--suggest")
        {
            Description = "Writes the missing tests as JSON, including tests at and beside thresholds; results go to standard error.",
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
            : throw new WrongInputException(["--coverage is a whole percentage from 0 to 100, as in `--coverage 100`"]);
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, TestSettings settings)
    {
        var exitCode = ExitStatus.Done;
        var loader = new RuleFileLoader();
        foreach (var file in files)
        {
            // The status of a file that does not load precedes the status of a failed test.
            exitCode = Math.Max(exitCode, RunFile(terminal, file, loader, settings));
        }

        return exitCode;
    }

    private static int RunFile(Terminal terminal, string file, RuleFileLoader loader, TestSettings settings)
    {
        if (!RuleFiles.TryLoad(file, loader, out var ruleSet, out var problems))
        {
            foreach (var problem in problems)
            {
                terminal.Error.WriteLine(problem.ToString());
            }

            return ExitStatus.WrongInput;
        }

        var output = settings.Suggests ? terminal.Error : terminal.Out;
        var passed = RunTests(output, file, ruleSet);
        var covered = !settings.MeasuresCoverage || WriteCoverage(output, file, ruleSet, settings.CoverageMin);
        if (settings.Suggests)
        {
            var suggested = ruleSet.SuggestTests();
            if (suggested.All(character => char.IsWhiteSpace(character) || character is '[' or ']'))
            {
                terminal.Error.WriteShown($"{file}: no test is missing: the tests reach every band, guard and threshold");
            }
            else
            {
                terminal.Out.Write(suggested);
            }
        }

        return passed && covered ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static bool RunTests(TextWriter output, string file, RuleSet ruleSet)
    {
        var results = ruleSet.RunTests();
        var failed = results.Where(result => !result.Passed).ToList();
        foreach (var result in failed)
        {
            var expected = Show(result.ExpectedOutcome, result.ExpectedReasons);
            var actual = Show(result.ActualOutcome, result.ActualReasons);
            output.WriteShown($"{file}:{result.Line}: `{result.Name}` failed: expected {expected}, got {actual}");
        }

        output.WriteShown($"{file}: {results.Count - failed.Count} passed, {failed.Count} failed");
        return failed.Count == 0;
    }

    private static bool WriteCoverage(TextWriter output, string file, RuleSet ruleSet, int percentMin)
    {
        var coverage = ruleSet.MeasureCoverage();
        foreach (var gap in coverage.Gaps)
        {
            output.WriteShown($"{file}:{gap.Line}:{gap.Column}: no test reaches check `{gap.Check}`: {gap.What}");
        }

        var inherited = ruleSet.Definition.Extension is { } extension
            ? $"; the inherited checks are covered by the tests of `{extension.Base.Name}`"
            : string.Empty;
        output.WriteShown($"{file}: {coverage.Reached} of {coverage.Total} reached ({coverage.Percent} %){inherited}");
        return coverage.Percent >= percentMin;
    }

    private static string Show(Outcome outcome, IReadOnlyList<string> reasons) => $"{outcome.ToName()} [{string.Join(", ", reasons)}]";
}
