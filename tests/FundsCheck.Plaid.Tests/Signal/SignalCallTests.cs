using System.Text.Json.Nodes;
using FundsCheck.DependencyInjection;
using FundsCheck.Plaid.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid.Tests.Signal;

/// <summary>The calls of an evaluation: their ids, failures, limits and options.</summary>
public sealed class SignalCallTests
{
    private const string Body = SignalFactSourceTests.Body;

    [Fact]
    public async Task A_retry_of_one_check_has_the_same_id()
    {
        using var host = new SignalHost(Steps.Error("INTERNAL_SERVER_ERROR", 500, "API_ERROR"), Steps.Ok(Body));

        var read = (await host.ReadAsync(SignalHost.Request(revision: 2))).Should().BeOfType<FactReading.Succeeded>().Subject;

        host.Handler.Requests.ConvertAll(IdOf).Should().Equal(read.Reference, read.Reference);
    }

    [Fact]
    public async Task An_id_that_Plaid_knows_is_replaced_once_by_one_that_no_other_call_has()
    {
        using var host = new SignalHost(Steps.Error("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", 400, "SIGNAL_ERROR"), Steps.Ok(Body));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        host.Handler.Requests.ConvertAll(IdOf).Should().Equal("d-1", read.Reference).And.OnlyHaveUniqueItems();
        read.Reference!.Length.Should().BeLessThanOrEqualTo(ClientTransactionId.CharactersMax);
    }

    [Fact]
    public async Task An_id_is_replaced_no_more_than_once()
    {
        using var host = new SignalHost(Steps.Error("CLIENT_TRANSACTION_ID_ALREADY_IN_USE", 400, "SIGNAL_ERROR"));

        (await host.ReadAsync()).Should().BeOfType<FactReading.Failed>()
            .Which.Failure.Code.Should().Be("CLIENT_TRANSACTION_ID_ALREADY_IN_USE");

        host.Handler.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("RULESET_NOT_FOUND", 400, BalanceFailureCategory.Misconfigured)]
    [InlineData("ADDENDUM_NOT_SIGNED", 403, BalanceFailureCategory.Misconfigured)]
    [InlineData("NEWER_THAN_THE_TABLE", 400, BalanceFailureCategory.InvalidResponse)]
    public async Task An_error_of_Signal_is_a_failure_with_its_code(string code, int status, BalanceFailureCategory category)
    {
        using var host = new SignalHost(Steps.Error(code, status, "SIGNAL_ERROR"));

        (await host.ReadAsync()).Should().BeOfType<FactReading.Failed>()
            .Which.Failure.Should().Be(new BalanceFailure(category, code, ProviderRequestId: Json.RequestId));
    }

    [Fact]
    public async Task A_hanging_call_ends_by_the_attempts_time_out()
    {
        using var host = new SignalHost(Steps.Hang());
        var reading = host.ReadAsync();

        host.Time.Advance(new PlaidOptions().AttemptTimeout);

        (await reading).Should().BeOfType<FactReading.Failed>().Which.Failure.Code.Should().Be(BalanceFailures.TimeoutCode);
    }

    [Fact]
    public async Task A_debit_in_another_currency_is_never_sent()
    {
        using var host = new SignalHost(Steps.Ok(Body));
        var request = SignalHost.Request();

        var reading = await host.ReadAsync(new FactRequest(
            request.Debit with { Amount = new Money(5m, Currency.Get("CAD")) }, request.Account));

        reading.Should().BeOfType<FactReading.Failed>().Which.Failure.Code.Should().Be("SIGNAL_CURRENCY_UNSUPPORTED");
        host.Handler.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_that_repeats_the_token_is_no_fact()
    {
        using var host = new SignalHost(Steps.Ok(Body.Replace("3-day-hold", Host.AccessToken, StringComparison.Ordinal)));

        var read = (await host.ReadAsync()).Should().BeOfType<FactReading.Succeeded>().Subject;

        read.Facts.Should().NotContainKey("x.signal.customAction");
        host.Logs.Lines.Should().NotContain(line => line.Contains(Host.AccessToken, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_limit_of_an_Item_is_kept_over_an_hour()
    {
        using var host = new SignalHost(_ => { }, plaid => plaid.RateLimits = PlaidRateLimits.CreateProduction(), Steps.Ok(Body));
        for (var call = 0; call < 70; call++)
        {
            (await host.ReadAsync(SignalHost.Request($"d-{call}"))).Should().BeOfType<FactReading.Succeeded>();
            host.Time.Advance(TimeSpan.FromSeconds(30));
        }

        (await host.ReadAsync(SignalHost.Request("d-70"))).Should().BeOfType<FactReading.Failed>()
            .Which.Failure.Code.Should().Be("BALANCE_RATE_LIMIT_WAIT");

        host.Time.Advance(TimeSpan.FromMinutes(26));
        (await host.ReadAsync(SignalHost.Request("d-71"))).Should().BeOfType<FactReading.Succeeded>();
    }

    [Fact]
    public async Task The_limit_of_the_client_is_kept_over_a_second()
    {
        using var host = new SignalHost(
            _ => { }, plaid => plaid.RateLimits = new PlaidRateLimits { SignalCallsPerClient = 2 }, Steps.Ok(Body));
        var readings = Enumerable.Range(0, 4).Select(call => host.ReadAsync(SignalHost.Request($"d-{call}"))).ToList();

        host.Handler.Requests.Should().HaveCount(2);
        host.Time.Advance(TimeSpan.FromSeconds(1.1));

        (await Task.WhenAll(readings)).Should().AllBeOfType<FactReading.Succeeded>();
    }

    [Fact]
    public void Signal_without_Plaids_options_or_with_processor_tokens_stops_the_host()
    {
        var services = Host.Services(plaid => plaid.TokenKind = PlaidTokenKind.Processor, TimeProvider.System, new CapturedLogs());
        new FundsCheckBuilder(services).AddPlaidSignal(options => options.RulesetKey = "with space");
        using var provider = services.BuildServiceProvider();

        provider.Invoking(built => built.GetRequiredService<IFactSource>()).Should().Throw<OptionsValidationException>()
            .Which.Failures.Should().HaveCount(2).And.Contain(problem => problem.Contains("TokenKind"))
            .And.Contain(problem => problem.Contains("RulesetKey"));
    }

    private static string? IdOf(SentRequest request) => JsonNode.Parse(request.Body)!["client_transaction_id"]!.GetValue<string>();
}
