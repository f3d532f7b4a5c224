using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>What a log tells, line by line, read with nothing but a JSON reader: the order in which everything was decided.</summary>
internal static class LogTale
{
    /// <summary>Each decision and event in order; rule sets and the log's own line left out.</summary>
    public static IEnumerable<TaleLine> Read(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("decision", out var decision))
            {
                var debit = decision.GetProperty("debit");
                yield return new TaleLine(
                    decision.GetProperty("id").GetString()!,
                    decision.GetProperty("outcome").GetString()!,
                    debit.GetProperty("account").GetString()!,
                    Money.Parse(debit.GetProperty("amount").GetString()!).Amount,
                    decision.GetProperty("revision").GetInt32(),
                    decimal.Parse(decision.GetProperty("holds").GetProperty("certain").GetRawText().Trim('"'), CultureInfo.InvariantCulture));
            }
            else if (json.RootElement.TryGetProperty("event", out var what))
            {
                yield return new TaleLine(what.GetProperty("id").GetString()!, what.GetProperty("what").GetString()!, "", 0m, 0, 0m);
            }
        }
    }
}
