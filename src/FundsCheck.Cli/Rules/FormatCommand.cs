using System.CommandLine;
using System.Text;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules fmt FILE|DIR... [--check]</c>: writes rule files in the canonical layout, or lists the files with another layout.
/// </summary>
internal static class FormatCommand
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var check = new Option<bool>("--check")
        {
            Description = "Writes no file; lists the files with another layout, and exits with 1 where there are any.",
        };
        var output = OutputOption.Create("text for people, or json for programs: the files with another layout.");
        var command = new Command("fmt", "Writes rule files in the canonical layout. Their meaning and their hash stay the same.")
        {
            paths, check, output,
        };
        command.SetAction(parsed => Run(
            terminal, RuleFiles.Expand(parsed.GetRequiredValue(paths)), parsed.GetValue(check),
            OutputOption.IsJson(parsed.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, bool isCheck, bool isJson)
    {
        var (exitCode, found) = (ExitStatus.Done, new List<string>());
        var loader = new RuleFileLoader();
        foreach (var file in files)
        {
            // The status of a file that does not load precedes the status of another layout.
            exitCode = Math.Max(exitCode, RunFile(terminal, file, loader, isCheck, found));
        }

        FileList.Write(terminal, found, isJson);
        return exitCode;
    }

    private static int RunFile(Terminal terminal, string file, RuleFileLoader loader, bool isCheck, List<string> found)
    {
        if (RegularFile.OtherKind(file) is { } kind)
        {
            return Report(terminal, ExitStatus.WrongInput, PrintableText.Show($"{file}: this is {kind}; name a regular file"));
        }

        if (!RuleFiles.TryReadBytes(file, out var before, out var unreadable))
        {
            return Report(terminal, ExitStatus.WrongInput, unreadable.ToString());
        }

        // The loader rejects a byte order mark; the canonical layout has none.
        var content = before.AsSpan().StartsWith(ByteOrderMark) ? before.AsMemory(ByteOrderMark.Length) : before;
        if (loader.Load(content, file, out var problems) is not { } ruleSet)
        {
            return Report(terminal, ExitStatus.WrongInput, [.. problems.Select(problem => problem.ToString())]);
        }

        var after = Encoding.UTF8.GetBytes(ruleSet.FileText);
        if (before.AsSpan().SequenceEqual(after))
        {
            return ExitStatus.Done;
        }

        if (!isCheck && FileReplacement.Write(file, after) is { } failure)
        {
            return Report(terminal, ExitStatus.Failed, $"{file}: {failure}");
        }

        found.Add(file);
        return isCheck ? ExitStatus.Failed : ExitStatus.Done;
    }

    private static int Report(Terminal terminal, int exitCode, params IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem);
        }

        return exitCode;
    }
}
