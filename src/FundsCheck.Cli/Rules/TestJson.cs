using System.Text.Json;
using FundsCheck.Authoring;
using FundsCheck.Cli.Output;

namespace FundsCheck.Cli.Rules;

/// <summary>The results of rule tests as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
internal static class TestJson
{
    public static string Write(IEnumerable<TestedFile> files) => DecisionJson.Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var file in files)
        {
            writer.WriteStartObject();
            writer.WriteString("file", file.Path);
            writer.WriteNumber("passed", file.Results.Count - file.Failed.Count);
            writer.WriteNumber("failed", file.Failed.Count);
            WriteFailures(writer, file.Failed);
            Write(writer, file.Coverage);
            writer.WritePropertyName("suggested");
            writer.WriteRawValue(file.Suggested ?? "null");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteFailures(Utf8JsonWriter writer, IEnumerable<RuleTestResult> failed)
    {
        writer.WriteStartArray("failures");
        foreach (var result in failed)
        {
            writer.WriteStartObject();
            writer.WriteString("name", result.Name);
            writer.WriteNumber("line", result.Line);
            Write(writer, "expected", result.ExpectedOutcome, result.ExpectedReasons);
            Write(writer, "actual", result.ActualOutcome, result.ActualReasons);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, Outcome outcome, IEnumerable<string> reasonCodes)
    {
        writer.WriteStartObject(name);
        writer.WriteString("outcome", outcome.ToName());
        writer.WriteTexts("reasonCodes", reasonCodes);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, RuleCoverage? coverage)
    {
        if (coverage is null)
        {
            writer.WriteNull("coverage");
            return;
        }

        writer.WriteStartObject("coverage");
        writer.WriteNumber("reached", coverage.Reached);
        writer.WriteNumber("total", coverage.Total);
        writer.WriteNumber("percent", coverage.Percent);
        writer.WriteStartArray("gaps");
        foreach (var gap in coverage.Gaps)
        {
            writer.WriteStartObject();
            writer.WriteString("check", gap.Check);
            writer.WriteString("what", gap.What);
            writer.WriteNumber("line", gap.Line);
            writer.WriteNumber("column", gap.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
