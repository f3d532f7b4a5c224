using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using FundsCheck.Cli.Help;

namespace FundsCheck.Cli;

/// <summary>The problems of a command line. No message contains a value, which may be a token.</summary>
internal static class UsageProblems
{
    private const string Surplus = "there is one argument too many (it may be a secret, so it is not printed); remove it";

    public static IReadOnlyList<string> From(ParseResult parsed)
    {
        var command = parsed.CommandResult;
        if (command.Command.Subcommands.Count > 0)
        {
            return parsed.Errors.Count == 0 ? [] : OfGroup(command, parsed.UnmatchedTokens);
        }

        var unknown = Unmatched(command, parsed.UnmatchedTokens);
        var swallowed = Options(command).Where(Swallows).Select(option => $"{option.Option.Name} needs a value");
        var others = parsed.Errors.Where(error => !IsOfUnmatched(error, parsed)).Select(MessageOf);
        return [.. unknown.Concat(swallowed).Concat(others).Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> OfGroup(CommandResult group, IReadOnlyList<string> unmatched)
    {
        var names = group.Command.Subcommands.Where(command => !command.Hidden).Select(command => command.Name).ToList();
        var path = CommandPath.Of(group);
        return (unmatched.Count == 0 ? null : unmatched[0]) switch
        {
            null => [$"`{path}` needs a command: {string.Join(", ", names)}"],
            ['-', ..] option => [UnknownOption(option, group)],
            var word when Suggestion.For(word, names) is { Length: > 0 } nearest => [$"`{path}` has no command of this name{nearest}"],
            _ => [$"`{path}` has no command of this name; its commands are {string.Join(", ", names)}"],
        };
    }

    /// <summary>The unknown options and the surplus arguments. The word behind an unknown option is its value.</summary>
    private static IEnumerable<string> Unmatched(CommandResult command, IReadOnlyList<string> tokens)
    {
        var isBehindOption = false;
        foreach (var token in tokens)
        {
            var isOption = IsOption(NameOf(token));
            if (isOption || !isBehindOption)
            {
                yield return isOption ? UnknownOption(token, command) : Surplus;
            }

            isBehindOption = isOption && !token.Contains('=', StringComparison.Ordinal);
        }
    }

    private static string UnknownOption(string token, CommandResult command)
    {
        var name = NameOf(token);
        var known = command.Command.Options.Where(option => !option.Hidden).Select(option => option.Name).Append("--help");
        return IsOption(name) ? $"{name} is not an option of this command{Suggestion.For(name, known)}" : Surplus;
    }

    private static string NameOf(string token) => token.Split('=', 2)[0];

    private static bool IsOption(string name) =>
        name.StartsWith('-') && name.Skip(1).All(character => char.IsAsciiLetterLower(character) || character == '-');

    private static IEnumerable<OptionResult> Options(CommandResult command) =>
        command.Children.OfType<OptionResult>().Where(option => !option.Implicit);

    // In `--id --same-day` the second option would be the value of the first.
    private static bool Swallows(OptionResult option) => option.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal));

    private static bool IsOfUnmatched(ParseError error, ParseResult parsed) =>
        parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: Option<int> or Option<int?> } option when option.Tokens.Count == 1
            && !error.Message.StartsWith("--", StringComparison.Ordinal) => $"{option.Option.Name} is a whole number",
        OptionResult option when option.Tokens.Count == 0 => $"{option.Option.Name} needs a value",
        OptionResult option when error.Message.Contains('\'', StringComparison.Ordinal) && option.Tokens.Count > 0 =>
            WrongValue(option.Option.Name, option.Option, option.Tokens),
        ArgumentResult argument when error.Message.Contains('\'', StringComparison.Ordinal) && argument.Tokens.Count > 0 =>
            WrongValue(argument.Argument.Name, argument.Argument, argument.Tokens),
        _ => error.Message,
    };

    private static string WrongValue(string name, Symbol symbol, IReadOnlyList<Token> given)
    {
        var values = symbol.GetCompletions(CompletionContext.Empty).Select(value => value.Label).ToList();
        var known = values.Count == 0 ? string.Empty : $", but {string.Join(" or ", values)}";
        return $"{name} does not take this value{known}{Suggestion.For(given[^1].Value, values)}";
    }
}
