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
        return DecisionJson.Write(writer =>
        {
            var (result, threshold) = (report.Result, report.Settings.Threshold);
            writer.WriteStartObject();
            writer.WriteIdentity("ruleSet", threshold.RuleSet.Identity);
            writer.WriteString("check", threshold.Check);
            writer.WriteString("measure", threshold.Measure);
            writer.WriteString("threshold", threshold.Format(threshold.Current));
            writer.WriteString("returns", report.Settings.Returns);
            BacktestJson.Write(writer, "decisions", result.Decisions);
            writer.WriteNumber("others", result.OthersCount);
            writer.WriteNumber("differs", result.DiffersCount);
            BacktestJson.Write(writer, "good", result.Good);
            BacktestJson.Write(writer, "returned", result.Returned);
            BacktestJson.Write(writer, "otherReturns", result.OtherReturns);
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
        }) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, TuningRow row)
    {
        writer.WriteStartObject();
        writer.WriteString("threshold", row.Threshold);
        writer.WriteString("side", row.Strictness switch { < 0 => "looser", 0 => "present", _ => "stricter" });
        BacktestJson.Write(writer, "accepts", row.Accepts);
        BacktestJson.Write(writer, "reviews", row.Reviews);
        BacktestJson.Write(writer, "declines", row.Declines);
        BacktestJson.Write(writer, "returnsStopped", row.ReturnsStopped);
        BacktestJson.Write(writer, "goodLost", row.GoodLost);
        BacktestJson.Write(writer, "added", row.Added);
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
}
