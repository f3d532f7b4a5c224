using FundsCheck.Cli.Output;
using FundsCheck.Records;

namespace FundsCheck.Cli.Demo;

/// <summary>The tour as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
internal static class DemoJson
{
    public static string Write(
        IEnumerable<(DemoDebit Debit, FundsDecision Decision)> decisions, string log, LogVerification verification, ReplayResult replay) =>
        DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("debits");
            foreach (var (debit, decision) in decisions)
            {
                writer.WriteStartObject();
                writer.WriteString("shows", debit.Shows);
                writer.WritePropertyName("decision");
                decision.WriteTo(writer);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteString("log", log);
            writer.WriteNumber("lines", verification.Lines);
            writer.WriteNumber("replayed", replay.Decisions);
            writer.WriteNumber("differing", verification.Differing + replay.Differing);
            writer.WriteEndObject();
        });
}
