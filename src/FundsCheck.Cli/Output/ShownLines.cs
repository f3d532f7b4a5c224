using System.Globalization;

namespace FundsCheck.Cli.Output;

/// <summary>Lines with texts from outside: from a log, from a bank, or the name of a file.</summary>
internal static class ShownLines
{
    /// <summary>Writes one line. The values in it are made printable, so that it stays one line.</summary>
    public static void WriteShown(this TextWriter writer, FormattableString line) => writer.WriteLine(Format(line));

    public static string Format(FormattableString line) =>
        string.Format(CultureInfo.InvariantCulture, line.Format, [.. line.GetArguments().Select(Shown)]);

    // Numbers and times keep their format.
    private static object? Shown(object? value) =>
        value is null or IFormattable ? value : PrintableText.Show(value.ToString() ?? string.Empty);
}
