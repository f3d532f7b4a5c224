using System.Text;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>What the readers of one file share: its problems, its currency, and the measures it may name.</summary>
internal sealed class ReadContext(ProblemList problems, LoaderRule switchedOff, MeasureTable? measures = null)
{
    private const int WordsShownMax = 8;

    public ProblemList Problems => problems;

    /// <summary>The rule set's currency; null where the file states none that is usable.</summary>
    public Currency? Currency { get; set; }

    /// <summary>The declared host facts that could be read.</summary>
    public IReadOnlyList<CustomFactDefinition> CustomFacts { get; set; } = [];

    /// <summary>The names of declared host facts whose declaration is wrong, which is told there and nowhere else.</summary>
    public HashSet<string> UnreadCustomFacts { get; } = new(StringComparer.Ordinal);

    /// <summary>The checks that could be read.</summary>
    public IReadOnlyList<CheckDefinition> Checks { get; set; } = [];

    /// <summary>The vocabulary.</summary>
    public MeasureTable Table { get; } = measures ?? MeasureTable.Default;

    /// <summary>The vocabulary's measures and the declared host facts, by name.</summary>
    public Dictionary<string, Measure> Measures { get; } = new((measures ?? MeasureTable.Default).ByName, StringComparer.Ordinal);

    public bool Enforces(LoaderRule rule) => !switchedOff.HasFlag(rule);

    public void Add(SourceNode node, string code, string message) => problems.Add(node.Offset, code, message);

    /// <summary>A string of a length within bounds and without control characters; null, told, where it is not.</summary>
    public string? ReadText(SourceNode node, string what, int lengthMax)
    {
        if (node.Kind != SourceKind.Text)
        {
            Add(node, "type.wrong", $"{what} is a string, not {node.KindName}");
            return null;
        }

        // A character is one, however many units UTF-16 takes for it, as JSON Schema counts too.
        if (node.Text.Length == 0 || node.Text.EnumerateRunes().Count() > lengthMax || node.Text.EnumerateRunes().Any(Rune.IsControl))
        {
            Add(node, "text.bounds", $"{what} has 1 to {lengthMax} characters, none of them a control character");
            return null;
        }

        return node.Text;
    }

    /// <summary>A sentence for people. A reason that nobody can see is none.</summary>
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

    /// <summary>A lower-case name of words joined by hyphens.</summary>
    public string? ReadName(SourceNode node, string what)
    {
        var text = ReadText(node, what, RuleLimits.NameLengthMax);
        if (text is null
            || text.Split('-').All(word => word.Length > 0 && word.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))))
        {
            return text;
        }

        Add(node, "name.format", $"`{text}` is not {what}; write lower-case words joined by hyphens, as in `same-day-limit`");
        return null;
    }

    private static string Fix(string text, IReadOnlyCollection<string> words) =>
        Suggestion.For(text, words) is { Length: > 0 } near
            ? near
            : words.Count <= WordsShownMax ? $"; write one of {string.Join(", ", words.Select(word => $"`{word}`"))}" : string.Empty;

    /// <summary>A word out of a list; null, told with the nearest one, where it is not in it.</summary>
    public string? ReadWord(SourceNode node, string what, string code, IEnumerable<string> words)
    {
        var text = ReadText(node, what, RuleLimits.SentenceLengthMax);
        if (text is null || words.Contains(text, StringComparer.Ordinal))
        {
            return text;
        }

        Add(node, code, $"`{text}` is not {what}{Fix(text, [.. words])}");
        return null;
    }
}
