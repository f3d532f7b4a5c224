using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Lines of text that hold texts from outside: a log's, a bank's, a file's name.</summary>
internal static class ShownLines
{
    /// <summary>Writes one line. What stands in its places is shown in its printable form, so that it stays one line.</summary>
    public static void WriteShown(this TextWriter writer, FormattableString line) => writer.WriteLine(Of(line));

    public static string Of(FormattableString line) =>
        string.Format(CultureInfo.InvariantCulture, line.Format, [.. line.GetArguments().Select(Shown)]);

    // A number keeps its own format.
    private static object? Shown(object? value) =>
        value is null or IFormattable ? value : PrintableText.Show(value.ToString() ?? string.Empty);
}
