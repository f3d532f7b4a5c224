using System.Text.RegularExpressions;

namespace FundsCheck.Cli.Output;

/// <summary>
/// A paragraph in lines of at most 80 columns, broken between words, and never between a number and its currency. The later lines are
/// indented two columns further; a word that is longer than a line stays whole.
/// </summary>
internal static partial class HangingLines
{
    /// <summary>A space that does not break.</summary>
    public const char Joint = '\u00A0';

    private const int Width = 80;
    private const int Hang = 2;

    /// <param name="paragraph">The words between single spaces; leading spaces are the indent of the first line.</param>
    public static string Write(string paragraph)
    {
        var text = paragraph.TrimStart(' ');
        var indent = paragraph.Length - text.Length;
        var lines = WrappedText.Hang(Amount().Replace(text, $"{Joint}"), Width, indent + Hang, indent);
        return $"{new string(' ', indent)}{lines.Replace(Joint, ' ')}\n";
    }

    [GeneratedRegex("(?<=[0-9]) (?=[A-Z]{3}\\b)", RegexOptions.None, 1_000)]
    private static partial Regex Amount();
}
