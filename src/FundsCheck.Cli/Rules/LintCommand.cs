using System.CommandLine;
using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules lint FILE|DIR...</c>: every problem of every file.</summary>
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
        var problems = new List<RuleSetProblem>();
        foreach (var file in files)
        {
            _ = RuleFiles.TryLoad(file, out var ruleSet, out var found);
            problems.AddRange(ruleSet?.Warnings ?? found);
        }

        if (isJson)
        {
            terminal.Out.WriteLine(ToJson(problems));
        }
        else
        {
            problems.ForEach(problem => terminal.Out.WriteLine(problem.ToString()));
            terminal.Out.WriteLine($"{Count(files.Count, "file")}, {Count(problems.Count, "error")}");
        }

        return problems.Count == 0 ? ExitCodes.Done : ExitCodes.WrongInput;
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? string.Empty : "s")}";

    private static string ToJson(IEnumerable<RuleSetProblem> problems)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, DecisionJson.Options))
        {
            writer.WriteStartArray();
            foreach (var problem in problems)
            {
                writer.WriteStartObject();
                writer.WriteString("file", problem.File);
                writer.WriteNumber("line", problem.Line);
                writer.WriteNumber("column", problem.Column);
                writer.WriteString("severity", "error");
                writer.WriteString("code", problem.Code);
                writer.WriteString("message", problem.Message);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
