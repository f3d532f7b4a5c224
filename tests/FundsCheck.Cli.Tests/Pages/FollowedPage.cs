using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;

namespace FundsCheck.Cli.Tests.Pages;

/// <summary>
/// Runs the commands and the queries of a page, in order: a block `sh` line by line, a block `sql` in DuckDB. The block `text` behind one
/// is its output, and a block `json N` is line N of the log.
/// </summary>
/// <param name="folder">Where they run; `decisions.jsonl` is in it.</param>
/// <param name="time">The clock of the commands; null for the system's.</param>
internal sealed partial class FollowedPage(string folder, TimeProvider? time = null) : IDisposable
{
    private const string TimeOfThePage = " at 2026-11-28T15:00:00Z";

    private static readonly JsonSerializerOptions LaidOut = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly DuckDBConnection _database = new("DataSource=:memory:");

    /// <summary>The output of `anchor`, at the time of the page.</summary>
    public static string WithTimeOfThePage(string output) => Time().Replace(output, TimeOfThePage);

    public void Dispose() => _database.Dispose();

    /// <summary>The page with the current outputs, and the number of its commands.</summary>
    public async Task<(string Page, int Commands)> FollowAsync(string page)
    {
        var (followed, at, commands, output) = (new StringBuilder(), 0, 0, string.Empty);
        foreach (Match block in Block().Matches(page))
        {
            var text = block.Groups["text"];
            var argument = block.Groups["argument"] is { Success: true } number
                ? int.Parse(number.ValueSpan, CultureInfo.InvariantCulture)
                : 0;
            followed.Append(page, at, text.Index - at);
            at = text.Index + text.Length;
            switch (block.Groups["kind"].Value)
            {
                case "sh":
                    var lines = text.Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
                    commands += lines.Length;
                    output = await RunAllAsync(lines, exitCode: argument);
                    followed.Append(text.Value);
                    break;
                case "sql":
                    commands++;
                    output = Query(text.Value);
                    followed.Append(text.Value);
                    break;
                case "text":
                    followed.Append(output);
                    break;
                default:
                    followed.Append(await LineAsync(argument));
                    break;
            }
        }

        return (followed.Append(page, at, page.Length - at).ToString(), commands);
    }

    private async Task<string> RunAllAsync(string[] commands, int exitCode)
    {
        var output = string.Empty;
        foreach (var command in commands)
        {
            var run = command.StartsWith("fundscheck ", StringComparison.Ordinal)
                ? await Run.OfAsync("", _ => null, time ?? TimeProvider.System, [
                    .. Word().Matches(command).Skip(1).Select(word => word.Value.Trim('"'))
                        .Select(word => IsFile(word) ? Path.Combine(folder, word) : word),
                ])
                : await ShellCommand.RunAsync(command, folder);
            (run.ExitCode, run.Error).Should().Be((exitCode, ""), command);
            output += WithTimeOfThePage(run.Out.Replace(folder + Path.DirectorySeparatorChar, string.Empty, StringComparison.Ordinal));
        }

        return output;
    }

    private async Task<string> LineAsync(int number)
    {
        using var line = JsonDocument.Parse((await File.ReadAllLinesAsync(Path.Combine(folder, "decisions.jsonl")))[number - 1]);
        return JsonSerializer.Serialize(line.RootElement, LaidOut) + "\n";
    }

    private static bool IsFile(string word) =>
        word.EndsWith(".json", StringComparison.Ordinal) || word.EndsWith(".jsonl", StringComparison.Ordinal)
        || word.EndsWith(".csv", StringComparison.Ordinal) || word.EndsWith(".parquet", StringComparison.Ordinal)
        || string.Equals(word, "decisions-archive", StringComparison.Ordinal);

    /// <summary>The rows of a query, as DuckDB itself writes CSV; empty for a statement that has none.</summary>
    private string Query(string sql)
    {
        if (_database.State != System.Data.ConnectionState.Open)
        {
            _database.Open();
            Execute($"set file_search_path = '{folder}'");
        }

        if (sql.StartsWith("create ", StringComparison.Ordinal))
        {
            Execute(sql);
            return string.Empty;
        }

        var rows = Path.Combine(folder, "rows.csv");
        Execute($"copy ({sql.TrimEnd().TrimEnd(';')}) to '{rows}' (header)");
        return File.ReadAllText(rows);
    }

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [GeneratedRegex(
        "^```(?<kind>sh|sql|text|json)(?: (?<argument>[0-9]+))?\n(?<text>.*?)^```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Block();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Word();

    [GeneratedRegex(
        "(?<=^head [0-9a-f]{64} lines [0-9]+) at [0-9TZ:-]+(?=\n)", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1_000)]
    private static partial Regex Time();
}
