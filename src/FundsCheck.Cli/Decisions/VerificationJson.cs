using System.Text.Json;
using FundsCheck.Cli.Output;
using FundsCheck.PostgreSql;
using FundsCheck.Records;

namespace FundsCheck.Cli.Decisions;

/// <summary>
/// What <c>decisions verify</c> found, as JSON. Its members are a contract: new ones are added, existing ones never change.
/// </summary>
internal static class VerificationJson
{
    /// <param name="source">The log or the database.</param>
    /// <param name="verification">What the lines are verified to be; null where a database has faults or lacks archived records.</param>
    /// <param name="chains">The chains of a database; null for a log.</param>
    public static string Write(string source, LogVerification? verification, PostgreSqlVerification? chains) => DecisionJson.Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("source", source);
        if (chains is not null)
        {
            writer.WriteNumber("records", chains.Records);
            writer.WriteNumber("accounts", chains.Accounts);
            writer.WriteTexts("faults", chains.Faults);
        }

        if (verification is not null)
        {
            WriteCounts(writer, verification);
            if (chains is null)
            {
                WriteChain(writer, verification);
            }

            DifferenceJson.Write(writer, verification.First);
        }

        writer.WriteEndObject();
    });

    private static void WriteCounts(Utf8JsonWriter writer, LogVerification verification)
    {
        writer.WriteNumber("decisions", verification.Decisions);
        writer.WriteNumber("events", verification.Events);
        writer.WriteNumber("connectionStatuses", verification.ConnectionStatuses);
        writer.WriteNumber("differing", verification.Differing);
    }

    private static void WriteChain(Utf8JsonWriter writer, LogVerification verification)
    {
        writer.WriteNumber("lines", verification.Lines);
        writer.WriteString("head", verification.Head);
        if (verification.AnchoredLines is { } anchored)
        {
            writer.WriteNumber("anchoredLines", anchored);
        }
        else
        {
            writer.WriteNull("anchoredLines");
        }

        writer.WriteNumber("archivedLines", verification.ArchivedLines);
        writer.WriteString("archivedHead", verification.ArchivedHead);
        writer.WriteNumber("incompleteBytes", verification.IncompleteBytes);
    }
}
