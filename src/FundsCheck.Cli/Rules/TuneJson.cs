using System.Text;
using System.Text.Json;
using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Rules;

/// <summary>
/// The counts of a threshold's values as JSON. Its members are a contract: new ones are added, existing ones never change.
/// </summary>
internal static class TuneJson
{
    public static string Write(TuneReport report)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, DecisionJson.Options))
        {
            var (result, threshold) = (report.Result, report.Settings.Threshold);
            writer.WriteStartObject();
            writer.WriteStartObject("ruleSet");
            writer.WriteString("name", threshold.RuleSet.Identity.Name);
            writer.WriteString("version", threshold.RuleSet.Identity.Version);
            writer.WriteString("sha256", threshold.RuleSet.Identity.Sha256);
            writer.WriteEndObject();
            writer.WriteString("check", threshold.Check);
            writer.WriteString("measure", threshold.Measure);
            writer.WriteString("threshold", threshold.Format(threshold.Current));
            writer.WriteString("returns", report.Settings.Returns);
            Write(writer, "decisions", result.Decisions);
            writer.WriteNumber("others", result.OthersCount);
            writer.WriteNumber("differs", result.DiffersCount);
            Write(writer, "good", result.Good);
            Write(writer, "returned", result.Returned);
            Write(writer, "otherReturns", result.OtherReturns);
            writer.WriteNumber("values", result.ValuesCount);
            writer.WriteStartArray("rows");
            foreach (var row in result.Rows)
            {
                Write(writer, row);
            }

            writer.WriteEndArray();
            writer.WriteString("suggestion", report.Suggestion);
            writer.WriteString("suggested", report.Chosen?.Threshold);
            if (report is { Changed: { } changed, Backtest: { } backtest })
            {
                writer.WriteString("changedSha256", changed.Identity.Sha256);
                BacktestJson.Write(writer, backtest);
            }

            writer.WriteEndObject();
        }

        return $"{Encoding.UTF8.GetString(bytes.ToArray())}\n";
    }

    private static void Write(Utf8JsonWriter writer, TuningRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("threshold", row.Threshold);
        writer.WriteString("side", row.Strictness switch { < 0 => "looser", 0 => "present", _ => "stricter" });
        Write(writer, "accepts", row.Accepts);
        Write(writer, "reviews", row.Reviews);
        Write(writer, "declines", row.Declines);
        Write(writer, "returnsStopped", row.ReturnsStopped);
        Write(writer, "goodLost", row.GoodLost);
        Write(writer, "added", row.Added);
        writer.WriteBoolean("efficient", row.IsEfficient);
        writer.WriteStartObject("returnRate");
        if (row.Rate.Estimate is { } estimate)
        {
            writer.WriteNumber("estimate", estimate);
        }
        else
        {
            writer.WriteNull("estimate");
        }

        writer.WriteString("interval", row.Rate.Estimate is null ? "bounds" : "wilson95");
        writer.WriteNumber("low", row.Rate.Low);
        writer.WriteNumber("high", row.Rate.High);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, BacktestTally tally)
    {
        writer.WriteStartObject(name);
        writer.WriteNumber("count", tally.Count);
        writer.WriteString("amount", tally.Amount.ToString());
        writer.WriteEndObject();
    }
}
