using System.CommandLine;

namespace FundsCheck.Cli.Checking;

/// <summary><c>--debits-format jsonl|csv</c>.</summary>
internal static class DebitsFormatOption
{
    private const string Csv = "csv";
    private const string JsonLines = "jsonl";
    private const string CsvExtension = ".csv";

    public static Option<string?> Create()
    {
        var option = new Option<string?>("--debits-format")
        {
            Description = "The format of --debits; when left out, csv for a file *.csv, else jsonl.",
        };
        option.AcceptOnlyFromAmong(Csv, JsonLines);
        return option;
    }

    /// <summary>Whether the debits are CSV.</summary>
    /// <param name="format">The value of the option; null when left out.</param>
    /// <param name="file">The file of the debits.</param>
    public static bool IsCsv(string? format, string file) => format is null
        ? file.EndsWith(CsvExtension, StringComparison.OrdinalIgnoreCase)
        : string.Equals(format, Csv, StringComparison.Ordinal);
}
