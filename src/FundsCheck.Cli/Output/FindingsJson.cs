using System.Text.Json;

namespace FundsCheck.Cli.Output;

/// <summary>
/// Findings about rule files as one array of JSON. Its members are a contract: new ones are added, existing ones never change.
/// </summary>
internal static class FindingsJson
{
    public static string Write(IEnumerable<RuleSetProblem> findings)
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartArray();
            foreach (var finding in findings)
            {
                Write(writer, finding);
            }

            writer.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter writer, RuleSetProblem finding)
    {
        writer.WriteStartObject();
        writer.WriteString("file", finding.File);
        writer.WriteNumber("line", finding.Line);
        writer.WriteNumber("column", finding.Column);
        writer.WriteString("severity", finding.Severity == RuleSeverity.Warning ? "warning" : "error");
        writer.WriteString("code", finding.Code);
        writer.WriteString("message", finding.Message);
        writer.WriteStartArray("examples");
        foreach (var example in finding.Examples)
        {
            writer.WriteStartObject();
            writer.WritePropertyName("given");
            writer.WriteRawValue(example.Given);
            writer.WriteString("answer", example.Answer);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
