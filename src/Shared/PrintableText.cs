using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace FundsCheck;

/// <summary>
/// The rule for external texts: the characters that a record may contain, and the form in which a text is shown to a person. Unprintable
/// characters are control characters, line and paragraph separators, controls of the writing direction, and halves of a surrogate pair.
/// </summary>
internal static class PrintableText
{
    // Characters that reorder the text around them, so that a person sees other words than a program.
    private const string DirectionControls = "\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069";
    private const string LineSeparators = "\u2028\u2029";

    // Letters by category without a visible shape.
    private const string BlankLetters = "\u115F\u1160\u2800\u3164\uFFA0";

    private static readonly SearchValues<char> Suspects = SearchValues.Create(
    [
        .. Range('\u0000', '\u001F'), .. Range('\u007F', '\u009F'), .. DirectionControls, .. LineSeparators, .. Range('\uD800', '\uDFFF'),
    ]);

    /// <summary>Returns true for a text of only printable characters, or an empty text.</summary>
    public static bool IsPrintable(ReadOnlySpan<char> text) => IndexOfUnprintable(text) < 0;

    /// <summary>Returns true for a printable text that is not null and not longer than a limit.</summary>
    public static bool Fits([NotNullWhen(true)] string? text, int lengthMax) =>
        text is not null && text.Length <= lengthMax && IsPrintable(text);

    /// <summary>
    /// Returns true for a text that fits and has a visible character, other than white space or a character without width.
    /// </summary>
    public static bool IsWritten([NotNullWhen(true)] string? text, int lengthMax) =>
        Fits(text, lengthMax) && text.EnumerateRunes().Any(IsVisible);

    /// <summary>Returns true for an id: printable ASCII characters without spaces, from 1 to a maximum length.</summary>
    public static bool IsId([NotNullWhen(true)] string? text, int lengthMax) =>
        text is { Length: > 0 } && text.Length <= lengthMax && !text.AsSpan().ContainsAnyExceptInRange('!', '~');

    /// <summary>
    /// Formats a text for display. Unprintable characters become <c>\u</c> and four digits, which a terminal does not interpret, and which
    /// denote the same character in a JSON string.
    /// </summary>
    public static string Show(string text)
    {
        var index = IndexOfUnprintable(text);
        return index < 0 ? text : Escape(text, index);
    }

    private static string Escape(string text, int index)
    {
        var shown = new StringBuilder(text.Length + 16);
        var from = 0;
        while (index >= 0)
        {
            var at = from + index;
            shown.Append(text, from, index).Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at]:X4}");
            from = at + 1;
            index = IndexOfUnprintable(text.AsSpan(from));
        }

        return shown.Append(text, from, text.Length - from).ToString();
    }

    private static int IndexOfUnprintable(ReadOnlySpan<char> text)
    {
        var from = 0;
        while (text[from..].IndexOfAny(Suspects) is >= 0 and var index)
        {
            var at = from + index;
            if (!char.IsHighSurrogate(text[at]) || at + 1 == text.Length || !char.IsLowSurrogate(text[at + 1]))
            {
                return at;
            }

            // A whole pair is one character.
            from = at + 2;
        }

        return -1;
    }

    private static bool IsVisible(Rune rune) =>
        (Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || Rune.IsNumber(rune))
        && !(rune.IsBmp && BlankLetters.Contains((char)rune.Value, StringComparison.Ordinal));

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
