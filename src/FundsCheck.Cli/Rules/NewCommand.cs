using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Authoring;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// <c>rules new NAME [--from RULE-SET] [--template TEMPLATE]</c>: writes a rule file that lints clean, with tests of all that it adds.
/// </summary>
internal static class NewCommand
{
    public const string DefaultBase = "ach-debit";

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string>("NAME") { Description = "The name of the new rule set, and of its file." };
        var from = new Option<string?>("--from")
        {
            HelpName = "RULE-SET",
            Description = $"The rule set of the folder that the new one extends; by default `{DefaultBase}`, which is written too where "
                + "the folder lacks it.",
        };
        var template = new Option<string?>("--template")
        {
            HelpName = "TEMPLATE",
            Description = $"What the new rule set adds: {string.Join(", ", RuleTemplates.Names)}. Without it, nothing.",
        };
        var folder = new Option<string?>("--folder")
        {
            HelpName = "DIR",
            Description = "The folder of the file; the current one by default.",
        };
        var output = OutputOption.Create();
        var command = new Command("new", "Writes a rule file that extends another one, lints clean, and has a test of each of its bands.")
        {
            name, from, template, folder, output,
        };
        command.SetAction(parsed => Run(
            terminal,
            parsed.GetValue(folder) ?? string.Empty,
            parsed.GetRequiredValue(name),
            RuleTemplates.Draft(parsed.GetRequiredValue(name), parsed.GetValue(from), parsed.GetValue(template)),
            OutputOption.IsJson(parsed.GetValue(output))));
        return command;
    }

    private static int Run(Terminal terminal, string path, string name, JsonObject draft, bool isJson)
    {
        if (path.Length > 0 && !Directory.Exists(path))
        {
            throw new WrongInputException([$"`{path}` is no folder; create it, or name another one"]);
        }

        var (file, baseFile) = (Path.Combine(path, $"{name}.json"), Path.Combine(path, $"{DefaultBase}.json"));
        var folder = RuleSetFolder.Open(path);
        if (File.Exists(file) || folder.FileOf(name) is not null)
        {
            throw new WrongInputException([$"`{folder.FileOf(name) ?? file}` exists and is unchanged; choose another name"]);
        }

        var defaultText = Encoding.UTF8.GetBytes(RuleSet.Default.CanonicalText);
        var needsBase = string.Equals(draft["extends"]?.ToString(), DefaultBase, StringComparison.Ordinal)
            && folder.FileOf(DefaultBase) is null;
        if (needsBase)
        {
            folder = RuleSetFolder.Open(
                path, new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal) { [$"{DefaultBase}.json"] = defaultText });
        }

        var ruleSet = WithTests(draft, file, folder);
        if (needsBase)
        {
            Write(baseFile, defaultText);
        }

        Write(file, Encoding.UTF8.GetBytes(ruleSet.FileText));
        FileList.Write(terminal, needsBase ? [baseFile, file] : [file], isJson);
        return ExitStatus.Done;
    }

    /// <summary>Loads the draft, and adds a test of each band and each threshold that it adds.</summary>
    private static RuleSet WithTests(JsonObject draft, string file, RuleSetFolder folder)
    {
        var ruleSet = Load(draft, file, folder);
        var tests = JsonNode.Parse(ruleSet.SuggestTests())?.AsArray();
        if (draft.ContainsKey("tests") || tests is not { Count: > 0 })
        {
            return ruleSet;
        }

        draft["tests"] = tests;
        return Load(draft, file, folder);
    }

    private static RuleSet Load(JsonObject draft, string file, RuleSetFolder folder) =>
        RuleSet.TryParse(Encoding.UTF8.GetBytes(draft.ToJsonString()), file, folder, out var ruleSet, out var problems)
            ? ruleSet
            : throw new WrongInputException([.. problems.Select(problem => $"{problem.Code}: {problem.Message}")]);

    // A file that another program wrote meanwhile stays as it is.
    private static void Write(string file, byte[] content)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }
        catch (UnauthorizedAccessException)
        {
            throw new WrongInputException([$"`{file}` cannot be written; check the permissions of its folder"]);
        }
    }
}
