using System.Text.Json;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// Recorded decisions that differ from their replay, as JSON. Its members are a contract: new ones are added, existing ones never change.
/// </summary>
internal static class DifferenceJson
{
    /// <summary>Writes the member <c>differences</c>.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ReplayedDecision> differing)
    {
        writer.WriteStartArray("differences");
        foreach (var (decision, differences) in differing)
        {
            writer.WriteStartObject();
            writer.WriteNumber("line", decision.Line);
            writer.WriteString("id", decision.Record.Debit.Id);
            writer.WriteNumber("revision", decision.Record.Revision);
            writer.WriteStartArray("parts");
            foreach (var difference in differences)
            {
                writer.WriteStartObject();
                writer.WriteString("name", difference.Name);
                writer.WriteString("recorded", difference.Recorded);
                writer.WriteString("now", difference.Now);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
