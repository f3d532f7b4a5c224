using System.Text.RegularExpressions;

namespace FundsCheck.Telemetry.Tests;

/// <summary>The tables of docs/telemetry.md.</summary>
internal static partial class TelemetryPage
{
    private static readonly string[][] Rows = [.. File.ReadLines(RepositoryFile.PathOf("docs/telemetry.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal) || Id().IsMatch(line))
        .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];

    /// <summary>Name, type, unit and attributes.</summary>
    public static IReadOnlyList<DocumentedMetric> Metrics { get; } =
        [.. Rows.Where(row => row.Length == 5).Select(row => new DocumentedMetric(
            Bare(row[0]), row[1], Bare(row[2]), [.. Quoted().Matches(row[3]).Select(match => match.Groups[1].Value)]))];

    /// <summary>Name, and the attributes.</summary>
    public static IReadOnlyDictionary<string, string> Spans { get; } =
        Rows.Where(row => row.Length == 3).ToDictionary(row => Bare(row[0]), row => row[2]);

    /// <summary>Id, level and name.</summary>
    public static IReadOnlyList<string> LogEvents { get; } =
        [.. Rows.Where(row => row.Length == 4).Select(row => $"{row[0]} {row[1]} {Bare(row[2])}")];

    private static string Bare(string cell) => cell.Trim('`');

    [GeneratedRegex(@"^\| \d{4} \|")]
    private static partial Regex Id();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
