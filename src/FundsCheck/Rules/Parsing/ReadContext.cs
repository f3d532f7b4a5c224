using System.Text;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>The shared state of the readers of a file: its problems, its currency, and the measures that it may name.</summary>
internal sealed class ReadContext(ProblemList problems, MeasureTable? measures = null, IExtendedRuleSets? others = null)
{
    private const int WordsShownMax = 8;

    public ProblemList Problems => problems;

    /// <summary>The rule sets that the file may extend; null for a text without a folder.</summary>
    public IExtendedRuleSets? Others => others;

    /// <summary>What the file extends; null for a file that extends none.</summary>
    public Inheritance? Inherited { get; set; }

    /// <summary>The currency of the rule set; null without a usable one.</summary>
    public Currency? Currency { get; set; }

    /// <summary>The valid declarations of custom facts.</summary>
    public IReadOnlyList<CustomFactDefinition> CustomFacts { get; set; } = [];

    /// <summary>The names of custom facts with an invalid declaration, which is reported only there.</summary>
    public HashSet<string> UnreadCustomFacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The valid checks.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; set; } = [];

    /// <summary>The vocabulary.</summary>
    public MeasureTable Table { get; } = measures ?? MeasureTable.Default;

    /// <summary>The measures of the vocabulary and the declared custom facts, by name.</summary>
    public Dictionary<string, Measure> Measures { get; } = new((measures ?? MeasureTable.Default).ByName, StringComparer.Ordinal);

    public void Add(SourceNode node, string code, string message) => problems.Add(node.Offset, code, message);

    /// <summary>Adds a problem with what was probably meant; null without a suggestion.</summary>
    public void Add(SourceNode node, string code, string message, string? replacement) =>
        problems.Add(node.Offset, code, message, replacement);

    /// <summary>Reads a string of bounded length without control characters; reports any other value and returns null.</summary>
    public string? ReadText(SourceNode node, string what, int lengthMax)
    {
        if (node.Kind != SourceKind.Text)
        {
            Add(node, "type.wrong", $"{what} is a string, not {node.KindName}");
            return null;
        }

        // A surrogate pair counts as one character, as in JSON Schema.
        if (node.Text.Length == 0 || node.Text.EnumerateRunes().Count() > lengthMax || node.Text.EnumerateRunes().Any(Rune.IsControl))
        {
            Add(node, "text.bounds", $"{what} has 1 to {lengthMax} characters, none of them a control character");
            return null;
        }

        return node.Text;
    }

    /// <summary>Reads a sentence for people, which needs a visible character.</summary>
    public string? ReadSentence(SourceNode node, string what)
    {
        var text = ReadText(node, what, RuleLimits.SentenceLengthMax);
        if (text is null || PrintableText.IsWritten(text, int.MaxValue))
        {
            return text;
        }

        Add(node, "text.unseen", $"{what} has a character that can be seen, and no line separator or control of the writing direction");
        return null;
    }

    /// <summary>Reads a name of lower-case words joined by hyphens.</summary>
    public string? ReadName(SourceNode node, string what)
    {
        var text = ReadText(node, what, RuleLimits.NameLengthMax);
        if (text is null || IsName(text))
        {
            return text;
        }

        Add(node, "name.format", $"`{text}` is not {what}; write lower-case words joined by hyphens, as in `same-day-limit`");
        return null;
    }

    /// <summary>Returns true for lower-case words joined by hyphens, within the limit of names.</summary>
    public static bool IsName(string text) =>
        text.Length <= RuleLimits.NameLengthMax
        && text.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)));

    private static string Fix(string text, string[] words) =>
        Suggestion.For(text, words) is { Length: > 0 } near
            ? near
            : words.Length is > 0 and <= WordsShownMax
                ? $"; write one of {string.Join(", ", words.Select(word => $"`{word}`"))}"
                : string.Empty;

    /// <summary>Reads a word of a list; reports any other word, with the nearest one, and returns null.</summary>
    public string? ReadWord(SourceNode node, string what, string code, IEnumerable<string> words)
    {
        var text = ReadText(node, what, RuleLimits.SentenceLengthMax);
        if (text is null || words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        string[] listed = [.. words];
        Add(node, code, $"`{text}` is not {what}{Fix(text, listed)}", Suggestion.Nearest(text, listed));
        return null;
    }
}
