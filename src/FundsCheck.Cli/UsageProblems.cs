using System.CommandLine;
using System.CommandLine.Parsing;

namespace FundsCheck.Cli;

/// <summary>The problems of a command line. No message contains a value, which may be a token.</summary>
internal static class UsageProblems
{
    public static IReadOnlyList<string> From(ParseResult parsed)
    {
        var unknown = parsed.UnmatchedTokens.Select(Unknown);
        var swallowed = Options(parsed.CommandResult).Where(Swallows).Select(option => $"{option.Option.Name} needs a value");
        var others = parsed.Errors.Where(error => !IsOfUnmatched(error, parsed)).Select(MessageOf);
        return [.. unknown.Concat(swallowed).Concat(others).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<OptionResult> Options(CommandResult command) =>
        command.Children.OfType<OptionResult>().Where(option => !option.Implicit);

    // In `--id --same-day` the second option would be the value of the first.
    private static bool Swallows(OptionResult option) => option.Tokens.Any(token => token.Value.StartsWith("--", StringComparison.Ordinal));

    private static bool IsOfUnmatched(ParseError error, ParseResult parsed) =>
        parsed.UnmatchedTokens.Any(token => error.Message.Contains($"'{token}'", StringComparison.Ordinal));

    private static string Unknown(string token)
    {
        var isOption = token.StartsWith('-') && token.Skip(1).All(character => char.IsAsciiLetterLower(character) || character == '-');
        return isOption
            ? $"{token} is not an option of this command; see --help"
            : "there is one argument too many (it may be a secret, so it is not printed); remove it";
    }

    private static string MessageOf(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Option: Option<int> or Option<int?> } option when option.Tokens.Count == 1
            && !error.Message.StartsWith("--", StringComparison.Ordinal) => $"{option.Option.Name} is a whole number",
        OptionResult option when option.Tokens.Count == 0 => $"{option.Option.Name} needs a value",
        OptionResult option when error.Message.Contains('\'', StringComparison.Ordinal) && option.Tokens.Count > 0 =>
            $"{option.Option.Name} does not take this value; see --help",
        _ => error.Message,
    };
}
