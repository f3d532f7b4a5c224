using System.Text;

namespace FundsCheck.Cli.Output;

/// <summary>Rows of cells in columns, each as wide as its widest cell.</summary>
internal static class TextColumns
{
    private const string Gap = "  ";

    /// <param name="rows">The rows, each with as many cells.</param>
    /// <param name="numbers">The columns that are aligned at their right.</param>
    public static string Write(IReadOnlyList<string[]> rows, params int[] numbers)
    {
        var text = new StringBuilder();
        var widths = rows.Count == 0 ? [] : Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => PrintableText.Show(row[column]).Length)).ToArray();
        foreach (var row in rows)
        {
            var cells = row.Select(PrintableText.Show).Select((cell, column) => numbers.Contains(column) ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            text.Append(Gap).Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
