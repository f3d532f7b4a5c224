using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;
using FundsCheck.Rules;

namespace FundsCheck.Cli.Rules;

/// <summary><c>rules explain FILE</c>: the rule set in plain English and as decision tables, in Markdown.</summary>
internal static class ExplainCommand
{
    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("FILE") { Description = "A rule file." };
        var since = new Option<string?>("--since")
        {
            HelpName = "FILE",
            Description = "The version that was signed last: the document lists the changes since.",
        };
        var html = HtmlOption.Create("the document");
        var output = OutputOption.Create("text for people, or json for programs: the document as a string.");
        var command = new Command("explain", "Prints a rule set in plain English and as decision tables (Markdown), ready to be signed.")
        {
            path, since, html, output,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(path), parsed.GetValue(since), HtmlOption.Read(parsed, html),
            OutputOption.IsJson(parsed.GetValue(output)), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string file, string? since, string? html, bool isJson, CancellationToken cancellationToken)
    {
        if (isJson && html is not null)
        {
            throw new WrongInputException(["--html and --output json exclude one another; give one of the two"]);
        }

        if (!RuleFiles.TryLoad(file, new RuleFileLoader(), out var ruleSet, out var problems))
        {
            foreach (var problem in problems)
            {
                await terminal.Error.WriteLineAsync(problem.ToString()).ConfigureAwait(false);
            }

            return ExitStatus.WrongInput;
        }

        var older = since is null ? null : RuleFiles.LoadOrDefault(since);
        if (older is not null && older.Currency != ruleSet.Currency)
        {
            throw new WrongInputException([
                $"FILE judges debits in {ruleSet.Currency} and --since in {older.Currency}; compare versions of one rule set",
            ]);
        }

        if (isJson)
        {
            await terminal.Out.WriteLineAsync(ToJson(ruleSet, older)).ConfigureAwait(false);
        }
        else if (html is null)
        {
            await terminal.Out.WriteAsync(ruleSet.Explain(older)).ConfigureAwait(false);
        }
        else
        {
            var page = await HtmlPages.ExplainAsync(ruleSet, older, cancellationToken).ConfigureAwait(false);
            await HtmlOption.WriteAsync(terminal, html, page).ConfigureAwait(false);
        }

        return ExitStatus.Done;
    }

    /// <summary>The document as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    private static string ToJson(RuleSet ruleSet, RuleSet? older) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteIdentity("ruleSet", ruleSet.Identity);
        writer.WriteString("markdown", ruleSet.Explain(older));
        writer.WriteEndObject();
    });
}
