using System.CommandLine;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules lint FILE|DIR...</c>: lists the errors and warnings of rule files, and of the texts for customers beside them, each with its
/// position and examples.
/// </summary>
internal static class LintCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("FILE|DIR") { Arity = ArgumentArity.OneOrMore, Description = "Rule files, or folders of them." };
        var strict = new Option<bool>("--strict") { Description = "Fails on warnings too." };
        var output = OutputOption.Create();
        var watch = new Option<bool>("--watch") { Description = "Lists them again whenever a file changes, until Ctrl-C." };
        var command = new Command("lint", "Lists the errors and warnings of rule files.") { paths, strict, watch, output };
        command.SetAction((parsed, cancellationToken) =>
        {
            var (names, isStrict) = (parsed.GetRequiredValue(paths), parsed.GetValue(strict));
            var isJson = OutputOption.IsJson(parsed.GetValue(output));
            return parsed.GetValue(watch)
                ? new RuleFileWatch(terminal, names).RunAsync(
                    () => Run(terminal, RuleFiles.ExpandByPath(names, withTexts: true), isStrict, isJson), cancellationToken)
                : Task.FromResult(Run(terminal, RuleFiles.ExpandByPath(names, withTexts: true), isStrict, isJson));
        });
        return command;
    }

    private static int Run(Terminal terminal, IReadOnlyList<IReadOnlyList<string>> filesByPath, bool isStrict, bool isJson)
    {
        var findings = new List<RuleSetProblem>();
        foreach (var finding in filesByPath.SelectMany(FindingsIn).Where(finding => !findings.Exists(finding.IsSameAs)))
        {
            findings.Add(finding);
        }

        if (isJson)
        {
            terminal.Out.WriteLine(FindingsJson.Write(findings));
        }
        else
        {
            findings.ForEach(finding => WriteText(terminal, finding));
            terminal.Out.WriteLine(
                $"{Count(filesByPath.Sum(files => files.Count), "file")}, {Count(CountOf(findings, RuleSeverity.Error), "error")}, "
                    + $"{Count(CountOf(findings, RuleSeverity.Warning), "warning")}");
        }

        var failing = isStrict ? findings.Count : CountOf(findings, RuleSeverity.Error);
        return failing == 0 ? ExitStatus.Done : ExitStatus.WrongInput;
    }

    /// <summary>The findings of each file, and the duplicate names within each folder, whose files form one catalog.</summary>
    private static IEnumerable<RuleSetProblem> FindingsIn(IReadOnlyList<string> files)
    {
        var names = new Dictionary<string, RuleSetNames>(StringComparer.Ordinal);
        var loader = new RuleFileLoader();
        foreach (var file in files)
        {
            if (!RuleFiles.TryReadBytes(file, out var bytes, out var unreadable))
            {
                yield return unreadable;
                continue;
            }

            var folder = Path.GetDirectoryName(file) ?? string.Empty;
            if (CustomerTexts.IsFile(file))
            {
                foreach (var finding in CustomerTextsLoader.FindProblems(bytes, file, RuleSetsBeside(folder, loader)))
                {
                    yield return finding;
                }

                continue;
            }

            var ruleSet = loader.Load(bytes, file, out var found);
            var ofFolder = names[folder] = names.GetValueOrDefault(folder) ?? new RuleSetNames();
            var duplicate = ruleSet is not null && RuleSetCatalog.IsRuleFile(file) ? ofFolder.Add(ruleSet, file, bytes) : null;
            foreach (var finding in duplicate is null ? found : [duplicate, .. found])
            {
                yield return finding;
            }
        }
    }

    // A rule file that does not load is a finding of its own; its reasons are not known.
    private static IReadOnlyList<RuleSet> RuleSetsBeside(string folder, RuleFileLoader loader) =>
    [
        .. Directory.EnumerateFiles(folder.Length == 0 ? "." : folder, "*.json").Where(RuleSetCatalog.IsRuleFile)
            .Select(file => RuleFiles.TryLoad(file, loader, out var ruleSet, out _) ? ruleSet : null).OfType<RuleSet>(),
    ];

    private static void WriteText(Terminal terminal, RuleSetProblem finding)
    {
        terminal.Out.WriteLine(finding.ToString());
        foreach (var example in finding.Examples)
        {
            terminal.Out.WriteLine($"  {example}");
        }
    }

    private static int CountOf(IEnumerable<RuleSetProblem> findings, RuleSeverity severity) =>
        findings.Count(finding => finding.Severity == severity);

    private static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? string.Empty : "s")}";
}
