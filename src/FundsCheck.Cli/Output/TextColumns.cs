using System.Text;

namespace FundsCheck.Cli.Output;

/// <summary>Rows of cells in columns, each as wide as its widest cell.</summary>
internal static class TextColumns
{
    private const string Gap = "  ";

    /// <param name="rows">The rows, each with the same number of cells.</param>
    /// <param name="numbers">The right-aligned columns.</param>
    public static string Write(IReadOnlyList<string[]> rows, params int[] numbers) => WriteIndented(rows, Gap.Length, numbers);

    /// <param name="rows">The rows, each with the same number of cells.</param>
    /// <param name="indent">The width before the first column.</param>
    /// <param name="numbers">The right-aligned columns.</param>
    public static string WriteIndented(IReadOnlyList<string[]> rows, int indent, params int[] numbers)
    {
        var text = new StringBuilder();
        IReadOnlyList<string[]> shown = [.. rows.Select(row => row.Select(PrintableText.Show).ToArray())];
        var columns = Enumerable.Range(0, shown.Count == 0 ? 0 : shown[0].Length);
        var widths = columns.Select(column => shown.Max(row => row[column].Length)).ToArray();
        foreach (var row in shown)
        {
            var cells = row.Select((cell, column) => numbers.Contains(column)
                ? cell.PadLeft(widths[column])
                : cell.PadRight(widths[column]));
            text.Append(' ', indent).Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
