using System.CommandLine;
using System.Text;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules fmt FILE|DIR... [--check]</c>: puts rule files into the canonical layout, or tells which are not in it.</summary>
internal static class FormatCommand
{
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var check = new Option<bool>("--check")
        {
            Description = "Writes nothing; lists the files that are not in the layout, and ends with 1 where there are any.",
        };
        var command = new Command("fmt", "Puts rule files into their one layout. What they mean, and so their hash, stays.")
        {
            paths, check,
        };
        command.SetAction(parsed => Run(terminal, RuleFiles.Expand(parsed.GetRequiredValue(paths)), parsed.GetValue(check)));
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<string> files, bool isCheck)
    {
        var exitCode = ExitStatus.Done;
        foreach (var file in files)
        {
            // A file that does not load weighs more than one that is not in the layout.
            exitCode = Math.Max(exitCode, RunFile(terminal, file, isCheck));
        }

        return exitCode;
    }

    private static int RunFile(Terminal terminal, string file, bool isCheck)
    {
        if (RegularFile.OtherKind(file) is { } kind)
        {
            return Tell(terminal, ExitStatus.WrongInput, PrintableText.Show($"{file}: this is {kind}; name a regular file"));
        }

        if (RuleFiles.TryReadBytes(file, out var unreadable) is not { } before)
        {
            return Tell(terminal, ExitStatus.WrongInput, unreadable!.ToString());
        }

        // An editor's byte order mark, which the loader refuses, is layout too.
        var content = before.AsSpan().StartsWith(ByteOrderMark) ? before.AsMemory(ByteOrderMark.Length) : before;
        if (!RuleSet.TryParse(content, file, out var ruleSet, out var problems))
        {
            return Tell(terminal, ExitStatus.WrongInput, [.. problems.Select(problem => problem.ToString())]);
        }

        var after = Encoding.UTF8.GetBytes(ruleSet!.CanonicalText);
        if (before.AsSpan().SequenceEqual(after))
        {
            return ExitStatus.Done;
        }

        if (!isCheck && FileReplacement.Write(file, after) is { } failure)
        {
            return Tell(terminal, ExitStatus.Failed, $"{file}: {failure}");
        }

        terminal.Out.WriteLine(PrintableText.Show(file));
        return isCheck ? ExitStatus.Failed : ExitStatus.Done;
    }

    private static int Tell(Terminal terminal, int exitCode, params IReadOnlyList<string> problems)
    {
        foreach (var problem in problems)
        {
            terminal.Error.WriteLine(problem);
        }

        return exitCode;
    }
}
