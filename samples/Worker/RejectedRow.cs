using CsvHelper;

namespace FundsCheck.Samples.Worker;

/// <summary>A row of a bank's file that was not recorded.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Reason">Why, with the fix.</param>
/// <param name="Row">The row as the bank wrote it.</param>
internal sealed record RejectedRow(long Line, string Reason, string Row)
{
    /// <summary>Writes a report. It is complete and on disk when it has its name.</summary>
    public static void Write(string path, IEnumerable<RejectedRow> rows)
    {
        var unfinished = $"{path}.tmp";
        using (var stream = new FileStream(unfinished, FileMode.Create))
        {
            using (var writer = CsvWriter.Create(stream, leaveOpen: true))
            {
                WriteRecord(writer, "line", "reason", "row");
                foreach (var row in rows)
                {
                    WriteRecord(writer, FormattableString.Invariant($"{row.Line}"), row.Reason, row.Row);
                }
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    private static void WriteRecord(CsvWriter writer, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields)
        {
            writer.WriteField(field);
        }

        writer.EndRecord();
    }
}
