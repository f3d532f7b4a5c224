namespace FundsCheck.Samples.Csv;

/// <summary>A row of a CSV file.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">The row as it is in the file.</param>
/// <param name="Fields">A field for each column; any number of them where there is a problem.</param>
/// <param name="Problem">The problem of its form, with the fix; null where there is none. It quotes nothing of the row.</param>
internal sealed record CsvRow(long Line, string Text, IReadOnlyList<string> Fields, string? Problem);
