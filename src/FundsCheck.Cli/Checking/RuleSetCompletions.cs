using System.CommandLine.Completions;
using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Checking;

/// <summary>The names of the rule sets of <c>--rules</c>, for a shell.</summary>
internal static class RuleSetCompletions
{
    public static IEnumerable<CompletionItem> Of(CompletionContext context)
    {
        var path = context.ParseResult.GetValue<string?>("--rules");
        try
        {
            var rules = CheckRules.Load(path, ruleSet: null, TimeProvider.System);
            return [.. rules.Catalog.Versions.Keys.Select(name => new CompletionItem(name))];
        }
        catch (WrongInputException)
        {
            // The command itself reports the file.
            return [];
        }
    }
}
