using System.Net;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Calls;

/// <summary>Every kind of failure, with a server that echoes the request, and every log level enabled.</summary>
public sealed class SecretExposureTests
{
    private const string Amount = "987654.32";
    private const string Echo = Host.AccessToken + " " + Host.ClientSecret + " " + Json.AccountId + " " + Amount;

    private static readonly string[] Hidden = [Host.AccessToken, Host.ClientSecret, Json.AccountId, Amount, "5ecret", "tokentoken"];

    private static readonly Step[] Failures =
    [
        Steps.Answer(
            400, $$"""{"error_type":"{{Echo}}","error_code":"ITEM_LOGIN_REQUIRED","error_message":"{{Echo}}","request_id":"{{Echo}}"}"""),
        Steps.Answer(400, $$"""{"error_type":"X","error_code":"{{Echo}}"}"""),
        Steps.Answer(500, $$"""{"error_type":"API_ERROR","error_code":"INTERNAL_SERVER_ERROR","display_message":"{{Echo}}"}"""),
        Steps.Answer(502, $"<html>{Echo}</html>", "text/html"),
        Steps.Answer(400, Echo),
        Steps.Ok(Echo),
        Steps.Ok($"{{\"{Echo}\": tru{Echo}}}"),
        Steps.Ok($"{{\"{Echo}\":1,\"{Echo}\":2}}"),
        Steps.Ok(Json.Plain.Replace("100.5", $"\"{Echo}\"", StringComparison.Ordinal)),
        Steps.Ok(Json.Plain.Replace("100.5", $"{Amount}e999", StringComparison.Ordinal)),
        Steps.Ok(Json.Plain + Echo),
        Steps.Ok(Json.Body([Json.Account(), Json.Account()])),
        Steps.Ok(Json.Body(Json.OtherAccount)),
        Steps.Ok(Json.Body(Json.Account(), $$"""{"error":{"error_code":"{{Echo}}"} }""")),
        Steps.Ok(new string(' ', 2_000_000)),
        Steps.Answer(200, Json.Plain, Echo),
        Steps.Throw(new HttpRequestException(HttpRequestError.ConnectionError, Echo)),
        Steps.Throw(new HttpRequestException(Echo, new IOException(Echo), HttpStatusCode.BadGateway)),
        Steps.Throw(new IOException(Echo)),
        Steps.Throw(new OperationCanceledException(Echo)),
    ];

    [Fact]
    public async Task No_failure_exposes_a_secret()
    {
        foreach (var failure in Failures)
        {
            using var host = new Host(options => options.MinimumThroughput = 2, failure);

            var readings = new List<string>();
            for (var i = 0; i < 4; i++)
            {
                readings.Add((await host.ReadAsync()).ToString()!);
            }

            readings.Should().OnlyContain(reading => reading.StartsWith("Failed", StringComparison.Ordinal));
            ShouldHide([.. readings, .. host.Logs.Lines]);
            host.Logs.Lines.Should().NotBeEmpty();
        }
    }

    [Fact]
    public async Task No_timeout_and_no_cancellation_exposes_a_secret()
    {
        using var caller = new CancellationTokenSource();
        using var host = new Host(Steps.Hang());
        var late = host.ReadAsync();
        host.Time.Advance(TimeSpan.FromSeconds(30));
        var left = host.ReadAsync(caller.Token);
        await caller.CancelAsync();

        var exception = (await new Func<Task>(() => left).Should().ThrowAsync<OperationCanceledException>()).Which;

        ShouldHide([.. host.Logs.Lines, (await late).ToString()!, exception.ToString()]);
    }

    [Fact]
    public async Task No_success_logs_a_secret()
    {
        using var host = new Host(Steps.Ok(Json.Plain.Replace("100.5", Amount, StringComparison.Ordinal)));

        (await host.ReadAsync()).ShouldBeRead().Available.Should().Be(987654.32m);

        host.Logs.Lines.Should().Contain(line => line.Contains(Json.RequestId, StringComparison.Ordinal));
        ShouldHide([.. host.Logs.Lines]);
    }

    [Fact]
    public async Task The_logging_of_the_HTTP_client_is_off_even_where_the_host_enables_it()
    {
        await using var server = FundsCheck.Plaid.Tests.Loopback.RawServer.Answering(
            FundsCheck.Plaid.Tests.Loopback.RawServer.Http(Json.Plain), keepOpen: true);
        var logs = new CapturedLogs();
        var services = Host.Services(options => options.BaseAddress = server.Address, TimeProvider.System, logs);
        services.ConfigureHttpClientDefaults(client => client.AddDefaultLogger().RedactLoggedHeaders(_ => false));
        await using var provider = services.BuildServiceProvider();

        (await provider.GetRequiredService<IBalanceSource>().ReadAsync(new BalanceRequest(Host.Account), CancellationToken.None))
            .ShouldBeRead();

        logs.Lines.Should().OnlyContain(line => line.Contains(" FundsCheck.Plaid.") || line.Contains(" Polly "));
        ShouldHide([.. logs.Lines]);
    }

    [Fact]
    public async Task The_search_finds_a_secret_that_a_host_logs()
    {
        await using var server = FundsCheck.Plaid.Tests.Loopback.RawServer.Answering(
            FundsCheck.Plaid.Tests.Loopback.RawServer.Http(Json.Plain), keepOpen: true);
        var logs = new CapturedLogs();
        var services = Host.Services(options => options.BaseAddress = server.Address, TimeProvider.System, logs);
        services.AddHttpClient("FundsCheck.Plaid").AddDefaultLogger().RedactLoggedHeaders(_ => false);
        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredService<IBalanceSource>().ReadAsync(new BalanceRequest(Host.Account), CancellationToken.None);

        var act = () => ShouldHide([.. logs.Lines]);
        act.Should().Throw<Exception>("the host has undone the protection by the client's name, and the secret stands in the log");
    }

    [Fact]
    public void The_text_of_the_options_has_no_secret()
    {
        var options = new PlaidOptions { ClientId = Host.ClientId, Secret = new Secret(Host.ClientSecret) };

        ShouldHide([$"{options.Secret}", System.Text.Json.JsonSerializer.Serialize(options)]);
    }

    private static void ShouldHide(string[] texts)
    {
        foreach (var hidden in Hidden)
        {
            texts.Should().NotContain(
                text => text.Contains(hidden, StringComparison.OrdinalIgnoreCase), "`{0}` must not be exposed", hidden);
        }
    }
}
