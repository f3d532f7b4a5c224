using System.Globalization;
using System.Text;

namespace FundsCheck.Authoring;

/// <summary>
/// Escapes an author's text for Markdown, so that it reads as written: it cannot form a table, link or tag, or hide text.
/// </summary>
internal static class MarkdownText
{
    private const string Marks = @"\`*_[]|~$";

    /// <summary>Escapes a text.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                < 128 when Marks.Contains((char)rune.Value, StringComparison.Ordinal) => escaped.Append('\\').Append((char)rune.Value),
                _ when TurnsOrBreaksText(rune) => escaped.Append(CultureInfo.InvariantCulture, $"\\[U+{rune.Value:X4}\\]"),
                _ => escaped.Append(rune.ToString()),
            };
        }

        return escaped.ToString();
    }

    /// <summary>Formats a word of the format as code, and an author's word in quotation marks.</summary>
    public static string Code(string text) =>
        text.All(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '-' or '_' or '%') || IsPlainPhrase(text)
            ? $"`{text}`"
            : $"\"{Escape(text)}\"";

    /// <summary>Formats codes in a sentence: <c>`a`, `b` or `c`</c>.</summary>
    public static string Codes(IReadOnlyList<string> texts, string lastJoin)
    {
        var codes = texts.Select(Code).ToList();
        return codes.Count == 1 ? codes[0] : $"{string.Join(", ", codes.SkipLast(1))} {lastJoin} {codes[^1]}";
    }

    /// <summary>Formats a table; the cells are Markdown.</summary>
    public static IEnumerable<string> Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows) =>
        rows.Prepend([.. head.Select(_ => "---")]).Prepend(head).Select(cells => $"| {string.Join(" | ", cells)} |");

    // A vocabulary word of two words, such as `money market`.
    private static bool IsPlainPhrase(string text) => text.Split(' ').All(word => word.Length > 0 && word.All(char.IsAsciiLetterOrDigit));

    // Marks of the writing direction would disguise a sentence, and line separators would end a table.
    private static bool TurnsOrBreaksText(Rune rune) =>
        rune.Value is 0x061C or 0x200E or 0x200F or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069) || Rune.IsControl(rune);
}
