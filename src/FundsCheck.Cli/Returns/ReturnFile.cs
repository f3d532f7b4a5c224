using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Returns;

/// <summary>Reads and checks a bank's file of returned debits as a whole, before anything of it is recorded.</summary>
internal static class ReturnFile
{
    /// <param name="file">The name of the file for messages.</param>
    /// <param name="bytes">Its content.</param>
    /// <param name="columns">The names of the columns.</param>
    /// <exception cref="WrongInputException">Something is wrong with the file: every problem, with its line and the fix.</exception>
    public static IReadOnlyList<ReturnRow> Read(string file, byte[] bytes, ReturnColumns columns) => CsvFile.Read<ReturnRow>(
        file, bytes, columns.Separator,
        (header, problems) => columns.FindIn(header, problems) is { } places ? new ReturnRowReader(columns, places).Read : null);
}
