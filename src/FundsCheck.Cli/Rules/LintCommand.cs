using System.CommandLine;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules lint FILE|DIR...</c>: every finding of every file, errors and warnings, each with its place and what shows it.</summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var output = OutputOption.Create();
        var command = new Command("lint", "Finds what is wrong with rule files.") { paths, output };
        command.SetAction(parsed => Run(terminal, RuleFiles.Expand(parsed.GetRequiredValue(paths)), OutputOption.IsJson(parsed.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, bool isJson)
    {
        var findings = new List<RuleSetProblem>();
        foreach (var file in files)
        {
            _ = RuleFiles.TryLoad(file, out var ruleSet, out var found);
            findings.AddRange(ruleSet?.Warnings ?? found);
        }

        if (isJson)
        {
            terminal.Out.WriteLine(FindingsJson.Write(findings));
        }
        else
        {
            findings.ForEach(finding => WriteText(terminal, finding));
            terminal.Out.WriteLine($"{Count(files.Count, "file")}, {Count(CountOf(findings, RuleSeverity.Error), "error")}, {Count(CountOf(findings, RuleSeverity.Warning), "warning")}");
        }

        return CountOf(findings, RuleSeverity.Error) == 0 ? ExitCodes.Done : ExitCodes.WrongInput;
    }

    private static void WriteText(Terminal terminal, RuleSetProblem finding)
    {
        terminal.Out.WriteLine(finding.ToString());
        foreach (var example in finding.Examples)
        {
            terminal.Out.WriteLine($"  {example}");
        }
    }

    private static int CountOf(IEnumerable<RuleSetProblem> findings, RuleSeverity severity) => findings.Count(finding => finding.Severity == severity);

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? string.Empty : "s")}";
}
