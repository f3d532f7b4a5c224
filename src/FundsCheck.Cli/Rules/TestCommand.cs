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
        var output = OutputOption.Create();
        var command = new Command("test", "Runs the tests in rule files.") { paths, coverage, suggest, output };
        command.SetAction(parsed =>
        {
            var gate = ReadGate(parsed.GetValue(coverage));
            var settings = new TestSettings(
                parsed.GetResult(coverage) is { Implicit: false }, gate, parsed.GetValue(suggest),
                OutputOption.IsJson(parsed.GetValue(output)));
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
        var (exitCode, tested) = (ExitStatus.Done, new List<TestedFile>());
        var loader = new RuleFileLoader();
        foreach (var file in files)
        {
            // The status of a file that does not load precedes the status of a failed test.
            exitCode = Math.Max(exitCode, RunFile(terminal, file, loader, settings, tested));
        }

        if (settings.IsJson)
        {
            terminal.Out.WriteLine(TestJson.Write(tested));
        }

        return exitCode;
    }

    private static int RunFile(
        Terminal terminal, string path, RuleFileLoader loader, TestSettings settings, List<TestedFile> tested)
    {
        if (!RuleFiles.TryLoad(path, loader, out var ruleSet, out var problems))
        {
            foreach (var problem in problems)
            {
                terminal.Error.WriteLine(problem.ToString());
            }

            return ExitStatus.WrongInput;
        }

        var file = new TestedFile(
            path, ruleSet.RunTests(), settings.MeasuresCoverage ? ruleSet.MeasureCoverage() : null,
            settings.Suggests ? ruleSet.SuggestTests() : null);
        tested.Add(file);
        if (!settings.IsJson)
        {
            WriteText(terminal, file, ruleSet);
        }

        return file.HasPassed(settings.CoverageMin) ? ExitStatus.Done : ExitStatus.Failed;
    }

    private static void WriteText(Terminal terminal, TestedFile file, RuleSet ruleSet)
    {
        var output = file.Suggested is null ? terminal.Out : terminal.Error;
        WriteTests(output, file);
        if (file.Coverage is { } coverage)
        {
            WriteCoverage(output, file.Path, coverage, ruleSet);
        }

        if (file.Suggested is { } suggested)
        {
            if (suggested.All(character => char.IsWhiteSpace(character) || character is '[' or ']'))
            {
                terminal.Error.WriteShown($"{file.Path}: no test is missing: the tests reach every band, guard and threshold");
            }
            else
            {
                terminal.Out.Write(suggested);
            }
        }
    }

    private static void WriteTests(TextWriter output, TestedFile file)
    {
        foreach (var result in file.Failed)
        {
            var expected = Show(result.ExpectedOutcome, result.ExpectedReasons);
            var actual = Show(result.ActualOutcome, result.ActualReasons);
            output.WriteShown($"{file.Path}:{result.Line}: `{result.Name}` failed: expected {expected}, got {actual}");
        }

        output.WriteShown($"{file.Path}: {file.Results.Count - file.Failed.Count} passed, {file.Failed.Count} failed");
    }

    private static void WriteCoverage(TextWriter output, string file, RuleCoverage coverage, RuleSet ruleSet)
    {
        foreach (var gap in coverage.Gaps)
        {
            output.WriteShown($"{file}:{gap.Line}:{gap.Column}: no test reaches check `{gap.Check}`: {gap.What}");
        }

        var inherited = ruleSet.Definition.Extension is { } extension
            ? $"; the inherited checks are covered by the tests of `{extension.Base.Name}`"
            : string.Empty;
        output.WriteShown($"{file}: {coverage.Reached} of {coverage.Total} reached ({coverage.Percent} %){inherited}");
    }

    private static string Show(Outcome outcome, IReadOnlyList<string> reasons) => $"{outcome.ToName()} [{string.Join(", ", reasons)}]";
}
