using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class SignalReportTests : IAsyncLifetime
{
    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync();
        _client = new Client(_sandbox.Address);
        await Calls.PrepareAsync(_client);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Theory]
    [InlineData("""{"client_transaction_id":"debit-1","initiated":true}""")]
    [InlineData(
        """{"client_transaction_id":"debit-1","initiated":false,"days_funds_on_hold":3,"decision_outcome":"REJECT","payment_method":"""
            + """ "SAME_DAY_ACH","amount_instantly_available":1.5,"submitted_at":"2026-11-20T10:00:00Z"}""")]
    public async Task A_decision_may_be_reported_and_corrected(string body)
    {
        (await DecideAsync(body)).Status.Should().Be(200);
        (await DecideAsync(body)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("\"initiated\":\"true\"", "INVALID_FIELD")]
    [InlineData("\"initiated\":null", "MISSING_FIELDS")]
    [InlineData("\"initiated\":true,\"days_funds_on_hold\":-1", "INVALID_FIELD")]
    [InlineData("\"initiated\":true,\"decision_outcome\":\"ACCEPT\"", "INVALID_FIELD")]
    [InlineData("\"initiated\":true,\"payment_method\":\"WIRE\"", "INVALID_FIELD")]
    [InlineData("\"initiated\":true,\"submitted_at\":\"yesterday\"", "INVALID_FIELD")]
    [InlineData("\"initiated\":true,\"outcome\":\"APPROVE\"", "UNKNOWN_FIELDS")]
    public async Task An_invalid_decision_is_refused(string fields, string code) =>
        (await DecideAsync($"{{\"client_transaction_id\":\"debit-1\",{fields}}}")).ShouldBeError(400, "INVALID_REQUEST", code);

    [Theory]
    [InlineData("\"return_code\":\"R1\"", "INVALID_FIELD")]
    [InlineData("\"return_code\":\"r01\"", "INVALID_FIELD")]
    [InlineData("\"return_code\":\"R00\"", "INVALID_FIELD")]
    [InlineData("\"return_code\":\"\"", "MISSING_FIELDS")]
    [InlineData("\"return_code\":\"R01\",\"returned_at\":1", "INVALID_FIELD")]
    public async Task An_invalid_return_is_refused(string fields, string code) =>
        (await ReturnAsync($"{{\"client_transaction_id\":\"debit-1\",{fields}}}")).ShouldBeError(400, "INVALID_REQUEST", code);

    [Fact]
    public async Task A_report_on_an_unknown_debit_is_refused()
    {
        (await DecideAsync("""{"client_transaction_id":"debit-2","initiated":true}"""))
            .ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
        (await ReturnAsync("""{"client_transaction_id":"debit-2","return_code":"R01"}"""))
            .ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
    }

    [Fact]
    public async Task A_return_may_be_reported_twice()
    {
        const string Return = """{"client_transaction_id":"debit-1","return_code":"R01","returned_at":"2026-11-20T10:00:00Z"}""";

        (await ReturnAsync(Return)).Status.Should().Be(200);
        (await ReturnAsync(Return)).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_debit_that_was_not_initiated_cannot_be_returned_until_that_is_corrected()
    {
        const string Return = """{"client_transaction_id":"debit-1","return_code":"R01"}""";
        await DecideAsync("""{"client_transaction_id":"debit-1","initiated":false}""");

        (await ReturnAsync(Return)).ShouldBeError(400, "SIGNAL_ERROR", "SIGNAL_TRANSACTION_NOT_INITIATED");

        await DecideAsync("""{"client_transaction_id":"debit-1","initiated":true}""");
        (await ReturnAsync(Return)).Status.Should().Be(200);
    }

    [Fact]
    public async Task An_error_as_a_fault_has_no_effect_and_a_broken_response_has()
    {
        var evaluation = Calls.Evaluation(SandboxToken.Get("checking"), "debit-3");
        _sandbox.Faults.Enqueue(SandboxEndpoint.SignalEvaluate, SandboxFault.Error("INTERNAL_SERVER_ERROR"));
        await _client.PostAsync(SandboxEndpoint.SignalEvaluate, evaluation);
        var unknown = await DecideAsync("""{"client_transaction_id":"debit-3","initiated":true}""");
        _sandbox.Faults.Enqueue(SandboxEndpoint.SignalEvaluate, SandboxFault.Get("html-502"));
        await _client.PostAsync(SandboxEndpoint.SignalEvaluate, evaluation);

        var known = await DecideAsync("""{"client_transaction_id":"debit-3","initiated":true}""");

        unknown.Status.Should().Be(400);
        known.Status.Should().Be(200);
    }

    [Fact]
    public async Task The_oldest_of_ten_thousand_debits_is_forgotten()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(2, 10_000), new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (number, _) => (await _client.PostAsync(
                SandboxEndpoint.SignalEvaluate, Calls.Evaluation(SandboxToken.Get("checking"), $"many-{number}"))).Status.Should().Be(200));

        (await ReturnAsync("""{"client_transaction_id":"debit-1","return_code":"R01"}"""))
            .ShouldBeError(400, "INVALID_REQUEST", "INVALID_FIELD");
        (await ReturnAsync("""{"client_transaction_id":"many-10001","return_code":"R01"}""")).Status.Should().Be(200);
    }

    private Task<Reply> DecideAsync(string body) => _client.PostAsync(SandboxEndpoint.SignalDecisionReport, body);

    private Task<Reply> ReturnAsync(string body) => _client.PostAsync(SandboxEndpoint.SignalReturnReport, body);
}
