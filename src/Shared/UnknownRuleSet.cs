using FundsCheck.Rules.Language;

namespace FundsCheck;

/// <summary>Says that no rule set has a name, and which one was probably meant.</summary>
internal static class UnknownRuleSet
{
    private const int NamesShownMax = 8;

    public static string Sentence(string name, IEnumerable<string> names)
    {
        // What a caller sends is repeated only where it could be a name.
        var isName = name.Length is > 0 and <= RuleLimits.NameLengthMax
            && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
        return isName ? $"no rule set `{name}` is loaded{Suggestion.For(name, names)}" : "no rule set of this name is loaded";
    }

    /// <summary>The names in ordinal order, as many as a sentence bears.</summary>
    public static string Listed(IReadOnlyCollection<string> names)
    {
        var shown = names.Order(StringComparer.Ordinal).Take(NamesShownMax).Select(name => $"`{name}`");
        return string.Join(", ", shown) + (names.Count > NamesShownMax ? ", ..." : string.Empty);
    }
}
