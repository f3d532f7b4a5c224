using System.Text.Json;

namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>The decisions and events of a log in order, read with a plain JSON reader.</summary>
internal static class JsonLog
{
    /// <summary>Each decision and event in order, through all segments; rule sets and the log's own lines left out.</summary>
    public static IEnumerable<JsonLogLine> Read(string path)
    {
        foreach (var line in SegmentsOf(path).SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("decision", out var decision))
            {
                yield return new JsonLogLine(
                    decision.GetProperty("id").GetString()!,
                    decision.GetProperty("outcome").GetString()!,
                    decision.GetProperty("account").GetString()!,
                    Money.Parse(decision.GetProperty("amount").GetString()!).Amount,
                    decision.TryGetProperty("revision", out var revision) ? revision.GetInt32() : 1,
                    decision.TryGetProperty("holds", out var holds) && holds.TryGetProperty("notYetPosted", out var held)
                        ? Money.Parse(held.GetString()!).Amount
                        : 0m);
            }
            else if (json.RootElement.TryGetProperty("event", out var what))
            {
                yield return new JsonLogLine(what.GetProperty("id").GetString()!, what.GetProperty("type").GetString()!, "", 0m, 0, 0m);
            }
        }
    }

    /// <summary>The sealed segments by their numbers, then the active segment.</summary>
    private static IEnumerable<string> SegmentsOf(string path) =>
        [
            .. Directory.GetFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*").Where(file => char.IsAsciiDigit(file[^1]))
                .Order(StringComparer.Ordinal),
            path,
        ];
}
