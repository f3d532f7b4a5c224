using FundsCheck.Plaid.Tests.Support;

namespace FundsCheck.Plaid.Tests.Calls;

public sealed class CircuitTests
{
    private const int AttemptsMin = 10;

    public static TheoryData<string, int, string> ForgivenErrors { get; } = new()
    {
        { "INSTITUTION_DOWN", 400, "INSTITUTION_ERROR" },
        { "INSTITUTION_NOT_RESPONDING", 400, "INSTITUTION_ERROR" },
        { "ITEM_LOGIN_REQUIRED", 400, "ITEM_ERROR" },
        { "RATE_LIMIT", 429, "RATE_LIMIT_EXCEEDED" },
        { "CREDITS_EXHAUSTED", 429, "RATE_LIMIT_EXCEEDED" },
        { "INVALID_API_KEYS", 400, "INVALID_INPUT" },
        { "INTERNAL_SERVER_ERROR", 400, "API_ERROR" },
        { "INTERNAL_SERVER_ERROR", 500, "INSTITUTION_ERROR" },
    };

    [Theory]
    [InlineData("INTERNAL_SERVER_ERROR", 500)]
    [InlineData("PLANNED_MAINTENANCE", 503)]
    [InlineData("SOMETHING_NEW", 500)]
    public async Task Errors_of_Plaid_open_the_circuit(string code, int status)
    {
        using var host = new Host(NoRetries, Steps.Error(code, status, "API_ERROR"));

        await ReadTimesAsync(host, AttemptsMin);
        var reading = await host.ReadAsync();

        reading.ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        host.Handler.Requests.Should().HaveCount(AttemptsMin, "nothing is sent while the circuit is open");
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ResponseEnded)]
    public async Task Failed_connections_open_the_circuit(HttpRequestError error)
    {
        using var host = new Host(NoRetries, Steps.Fail(error));

        await ReadTimesAsync(host, AttemptsMin);

        (await host.ReadAsync()).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
    }

    [Fact]
    public async Task An_open_circuit_is_not_retried()
    {
        using var host = new Host(Steps.Fail(HttpRequestError.ConnectionError));

        await ReadTimesAsync(host, AttemptsMin / 2);
        var reading = await host.ReadAsync();

        reading.ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        host.Handler.Requests.Should().HaveCount(AttemptsMin);
    }

    [Theory]
    [MemberData(nameof(ForgivenErrors))]
    public async Task Errors_of_banks_items_and_limits_never_open_the_circuit(string code, int status, string type)
    {
        using var host = new Host(NoRetries, Steps.Error(code, status, type));

        await ReadTimesAsync(host, AttemptsMin * 5);
        var reading = await host.ReadAsync();

        reading.ShouldBeUnread(code);
    }

    [Fact]
    public async Task A_refusal_without_a_Plaid_error_or_a_wrong_response_never_opens_the_circuit()
    {
        foreach (var step in (Step[])[
            Steps.Answer(401, ""),
            Steps.Answer(429, ""),
            Steps.Answer(404, "<html>", "text/html"),
            Steps.Ok("{"),
            Steps.Ok(Json.Body(Json.OtherAccount)),
        ])
        {
            using var host = new Host(NoRetries, step);

            await ReadTimesAsync(host, AttemptsMin * 5);

            host.Handler.Requests.Should().HaveCount(AttemptsMin * 5);
        }
    }

    [Fact]
    public async Task Failures_below_the_failure_ratio_never_open_the_circuit()
    {
        var steps = Enumerable.Range(0, 50)
            .Select(i => i % 5 < 2 ? Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR") : Steps.Ok(Json.Plain));
        using var host = new Host(NoRetries, [.. steps.Reverse()]);

        await ReadTimesAsync(host, 50);

        host.Handler.Requests.Should().HaveCount(50);
    }

    [Fact]
    public async Task A_successful_probe_after_the_break_duration_closes_the_circuit()
    {
        var failures = Enumerable.Repeat(Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"), AttemptsMin + 1);
        using var host = new Host(NoRetries, [.. failures, Steps.Ok(Json.Plain)]);
        await ReadTimesAsync(host, AttemptsMin);

        host.Time.Advance(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1));
        (await host.ReadAsync()).ShouldBeUnread("BALANCE_CIRCUIT_OPEN");
        host.Time.Advance(TimeSpan.FromTicks(1));
        (await host.ReadAsync()).ShouldBeUnread("INTERNAL_SERVER_ERROR", "one attempt tries");
        (await host.ReadAsync()).ShouldBeUnread("BALANCE_CIRCUIT_OPEN", "it failed");
        host.Time.Advance(TimeSpan.FromSeconds(15));
        (await host.ReadAsync()).ShouldBeRead();
        (await host.ReadAsync()).ShouldBeRead();
    }

    private static void NoRetries(PlaidOptions options) => options.MaxRetryAttempts = 0;

    private static async Task ReadTimesAsync(Host host, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await host.ReadAsync();
        }
    }
}
