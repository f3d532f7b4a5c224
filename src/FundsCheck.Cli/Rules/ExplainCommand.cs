using System.CommandLine;
using FundsCheck.Authoring;
using FundsCheck.Cli.Html;
using FundsCheck.Cli.Input;
using FundsCheck.Cli.Output;
using FundsCheck.Pages;

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
        var command = new Command("explain", "Prints a rule set in plain English and as decision tables (Markdown), ready to be signed.")
        {
            path, since, html,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            terminal, parsed.GetRequiredValue(path), parsed.GetValue(since), HtmlOption.Read(parsed, html), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        Terminal terminal, string file, string? since, string? html, CancellationToken cancellationToken)
    {
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

        if (html is null)
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
}
