using FundsCheck.Rules.Language;

namespace FundsCheck;

/// <summary>Formats the error for an unknown rule set, with a suggestion.</summary>
internal static class UnknownRuleSet
{
    private const int NamesShownMax = 8;

    public static string Sentence(string name, IEnumerable<string> names)
    {
        // The message repeats only a text that could be a name.
        var isName = name.Length is > 0 and <= RuleLimits.NameLengthMax
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        return isName ? $"no rule set `{name}` is loaded{Suggestion.For(name, names)}" : "no rule set of this name is loaded";
    }

    /// <summary>Lists the first names in ordinal order.</summary>
    public static string Listed(IReadOnlyCollection<string> names)
    {
        var shown = names.Order(StringComparer.Ordinal).Take(NamesShownMax).Select(name => $"`{name}`");
        return string.Join(", ", shown) + (names.Count > NamesShownMax ? ", ..." : string.Empty);
    }
}
