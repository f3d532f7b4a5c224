using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Lines with texts from outside: from a log, from a bank, or the name of a file.</summary>
internal static class ShownLines
{
    private const int Indent = 2;

    /// <summary>
    /// Writes one line. The values in it are made printable, so that it stays one line; a terminal gets it broken between words.
    /// </summary>
    public static void WriteShown(this TextWriter writer, FormattableString line)
    {
        var text = Format(line);
        writer.WriteLine(writer is PrintableWriter { LineWidth: { } width } ? Broken(text, width) : text);
    }

    public static string Format(FormattableString line) =>
        string.Format(CultureInfo.InvariantCulture, line.Format, [.. line.GetArguments().Select(Shown)]);

    private static string Broken(string text, int width)
    {
        var words = text.TrimStart(' ');
        var margin = text.Length - words.Length;
        return new string(' ', margin) + WrappedText.Hang(words, width, margin + Indent);
    }

    // Numbers and times keep their format.
    private static object? Shown(object? value) =>
        value is null or IFormattable ? value : PrintableText.Show(value.ToString() ?? string.Empty);
}
