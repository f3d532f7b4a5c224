using System.Globalization;
using System.Text.Json;

namespace FundsCheck.Plaid;

/// <summary>One report to Signal.</summary>
internal sealed class SignalReportQuery(SignalReport report) : PlaidQuery(
    report is SignalReport.Return ? PlaidEndpoint.SignalReturnReport : PlaidEndpoint.SignalDecisionReport, token: null)
{
    public override byte[] Body(DateTimeOffset now) => JsonSerializer.SerializeToUtf8Bytes(
        report switch
        {
            SignalReport.Decision decision => new SignalReportRequest
            {
                ClientTransactionId = report.Of.ClientTransactionId,
                IsInitiated = decision.IsInitiated,
                Outcome = WordOf(decision.Outcome),
                PaymentMethod = SignalPaymentMethods.Of(report.Of.SameDay),
            },
            SignalReport.Return returned => new SignalReportRequest
            {
                ClientTransactionId = report.Of.ClientTransactionId,
                ReturnCode = returned.Code,
                ReturnedAt = returned.ReturnedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            _ => throw new InvalidOperationException("a report is of a decision or of a return"),
        },
        PlaidJsonContext.Default.SignalReportRequest);

    public override PlaidAttempt Read(ReadOnlySpan<byte> body, DateTimeOffset requestedAt, DateTimeOffset retrievedAt)
    {
        var json = StrictJson.OpenObject(body);
        var names = new MemberNames("body");
        string? requestId = null;
        while (json.NextMember(names) is { } name)
        {
            if (name is "request_id")
            {
                requestId = RequestIds.Fitting(json.LongText("request_id"));
            }
            else
            {
                json.Skip();
            }
        }

        json.ExpectEnd();
        names.Require("request_id");
        return PlaidAttempt.Succeeded(new SignalReportContent(requestId));
    }

    private static string WordOf(SignalDecisionOutcome outcome) => outcome switch
    {
        SignalDecisionOutcome.Approve => "APPROVE",
        SignalDecisionOutcome.Reject => "REJECT",
        _ => "REVIEW",
    };
}
