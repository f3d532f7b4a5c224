using System.Text;

namespace FundsCheck.Cli.Output;

/// <summary>Text in lines of a width, broken between words only.</summary>
internal static class WrappedText
{
    /// <summary>
    /// Fills a line from its place on, and indents the lines after it. A word that is longer than a line stays whole: a path or an id is
    /// copied.
    /// </summary>
    /// <param name="text">Words between single spaces.</param>
    /// <param name="width">The columns of a line.</param>
    /// <param name="indent">The columns before the lines that follow the first one.</param>
    /// <param name="start">The columns that are written already in the first line; null for as many as the indent.</param>
    public static string Hang(string text, int width, int indent, int? start = null)
    {
        var (filled, column) = (new StringBuilder(text.Length), start ?? indent);
        foreach (var word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > width)
            {
                filled.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (filled.Length > 0)
            {
                filled.Append(' ');
                column++;
            }

            filled.Append(word);
            column += word.Length;
        }

        return filled.ToString();
    }
}
