using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Signal;

public sealed class SignalReporterTests
{
    private static readonly SignalDecision Decided = new("d-1", 1, "t-1", Outcome.Accept, SameDay: true);
    private static readonly Step Received = Steps.Ok("""{"request_id":"mdqfuVxeoza6mhu"}""");

    [Fact]
    public async Task A_decision_is_sent_with_its_outcome_and_payment_method()
    {
        using var host = new SignalHost(Received);

        var result = await host.Reporter.SendAsync(new SignalReport.Decision(Decided, IsInitiated: true, SignalDecisionOutcome.Approve));

        result.Should().Be(new SignalReportResult.Sent("mdqfuVxeoza6mhu"));
        Sent(host, "/signal/decision/report").Should().Be(
            """{"client_transaction_id":"t-1","initiated":true,"decision_outcome":"APPROVE","payment_method":"SAME_DAY_ACH"}""");
    }

    [Fact]
    public async Task A_return_is_sent_with_its_code_and_time_in_whole_seconds()
    {
        using var host = new SignalHost(Received);

        await host.Reporter.SendAsync(new SignalReport.Return(Decided, "R01", Host.Start));

        Sent(host, "/signal/return/report").Should().Be(
            """{"client_transaction_id":"t-1","return_code":"R01","returned_at":"2026-11-20T15:30:45Z"}""");
    }

    [Theory]
    [InlineData("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", "SIGNAL_ERROR", 400, typeof(SignalReportResult.Sent))]
    [InlineData("SIGNAL_TRANSACTION_NOT_INITIATED", "SIGNAL_ERROR", 400, typeof(SignalReportResult.Refused))]
    [InlineData("INVALID_FIELD", "INVALID_REQUEST", 400, typeof(SignalReportResult.Refused))]
    [InlineData("NEWER_THAN_THE_TABLE", "SIGNAL_ERROR", 400, typeof(SignalReportResult.Refused))]
    [InlineData("INVALID_API_KEYS", "INVALID_INPUT", 400, typeof(SignalReportResult.NotSent))]
    [InlineData("ADDENDUM_NOT_SIGNED", "SIGNAL_ERROR", 403, typeof(SignalReportResult.NotSent))]
    [InlineData("RATE_LIMIT", "RATE_LIMIT_EXCEEDED", 429, typeof(SignalReportResult.NotSent))]
    [InlineData("PLANNED_MAINTENANCE", "API_ERROR", 503, typeof(SignalReportResult.NotSent))]
    public async Task A_refused_report_is_distinct_from_one_that_could_not_be_sent(string code, string type, int status, Type result)
    {
        using var host = new SignalHost(Steps.Error(code, status, type));

        (await host.Reporter.SendAsync(new SignalReport.Return(Decided, "R01", Host.Start))).Should().BeOfType(result);
    }

    [Fact]
    public async Task A_receipt_other_than_documented_counts_as_not_sent()
    {
        using var host = new SignalHost(Steps.Ok("{}"));

        (await host.Reporter.SendAsync(new SignalReport.Return(Decided, "R01", Host.Start)))
            .Should().BeOfType<SignalReportResult.NotSent>().Which.Failure.Code.Should().Be("BALANCE_RESPONSE_INVALID");
    }

    private static string Sent(SignalHost host, string path)
    {
        var request = host.Handler.Requests.Should().ContainSingle().Subject;
        request.Address!.AbsolutePath.Should().Be(path);
        return JsonNode.Parse(request.Body)!.ToJsonString();
    }
}
