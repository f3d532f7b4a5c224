using System.Text.Json;
using FundsCheck.Cli.Output;
using FundsCheck.Plaid;

namespace FundsCheck.Cli.Decisions;

/// <summary>What one run of <c>decisions report</c> did.</summary>
internal sealed class ReportRun
{
    public int AlreadySent { get; set; }

    public int Sent { get; set; }

    /// <summary>The reports of a dry run, which are sent without it.</summary>
    public List<SignalReport> ToSend { get; } = [];

    public List<(SignalReport Report, BalanceFailure Failure)> Refused { get; } = [];

    /// <summary>The reports that were not sent, as the run ended before them.</summary>
    public int NotSent { get; set; }

    /// <summary>Why the run ended early; null where it did not.</summary>
    public BalanceFailure? Failure { get; set; }

    public int ExitCode => Refused.Count > 0 || Failure is not null ? ExitStatus.Failed : ExitStatus.Done;

    public void Write(Terminal terminal, string log, bool isDryRun)
    {
        foreach (var report in ToSend)
        {
            terminal.Out.WriteShown($"to send: {Show(report)}");
        }

        foreach (var (report, failure) in Refused)
        {
            terminal.Out.WriteShown($"refused: {Show(report)}: {failure.Code}");
        }

        if (Failure is { } cause)
        {
            var why = cause.Cause is { } text ? $", {text}" : string.Empty;
            terminal.Error.WriteShown(
                $"fundscheck: {NotSent} reports were not sent: {cause.Code}{why}; the next run of the command sends them");
        }

        if (isDryRun)
        {
            terminal.Out.WriteShown($"{log}: {ToSend.Count} to send, {AlreadySent} already sent");
        }
        else
        {
            terminal.Out.WriteShown($"{log}: {Sent} sent, {AlreadySent} already sent, {Refused.Count} refused, {NotSent} not sent");
        }
    }

    /// <summary>The run as JSON. Its members are a contract: new ones are added, existing ones never change.</summary>
    public string ToJson()
    {
        return DecisionJson.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("sent", Sent);
            writer.WriteNumber("alreadySent", AlreadySent);
            writer.WriteNumber("notSent", NotSent);
            writer.WriteString("failure", Failure?.Code);
            writer.WriteStartArray("refused");
            Refused.ForEach(refused => Write(writer, refused.Report, refused.Failure));
            writer.WriteEndArray();
            writer.WriteStartArray("toSend");
            ToSend.ForEach(report => Write(writer, report, failure: null));
            writer.WriteEndArray();
            writer.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter writer, SignalReport report, BalanceFailure? failure)
    {
        writer.WriteStartObject();
        writer.WriteString("id", report.Of.DebitId);
        writer.WriteNumber("revision", report.Of.Revision);
        writer.WriteString("clientTransactionId", report.Of.ClientTransactionId);
        writer.WriteString("report", report is SignalReport.Return ? "return" : "decision");
        switch (report)
        {
            case SignalReport.Decision decision:
                writer.WriteBoolean("initiated", decision.IsInitiated);
                writer.WriteString("outcome", WordOf(decision.Outcome));
                break;
            case SignalReport.Return returned:
                writer.WriteString("returnCode", returned.Code);
                writer.WriteString("returnedAt", TimeText.Format(returned.ReturnedAt));
                break;
            default:
                break;
        }

        if (failure is not null)
        {
            writer.WriteString("code", failure.Code);
            writer.WriteString("requestId", failure.ProviderRequestId);
        }

        writer.WriteEndObject();
    }

    private static string Show(SignalReport report) => report switch
    {
        SignalReport.Return returned => $"return {returned.Code} of {report.Of.DebitId}, revision {report.Of.Revision}",
        SignalReport.Decision decision =>
            $"{WordOf(decision.Outcome)} of {report.Of.DebitId}, revision {report.Of.Revision}, "
                + (decision.IsInitiated ? "initiated" : "not initiated"),
        _ => report.Key,
    };

    private static string WordOf(SignalDecisionOutcome outcome) => outcome switch
    {
        SignalDecisionOutcome.Approve => "approve",
        SignalDecisionOutcome.Reject => "reject",
        _ => "review",
    };
}
