using FundsCheck.Plaid.Tests.Support;
using static FundsCheck.Plaid.PlaidWebhookResult;

namespace FundsCheck.Plaid.Tests.Webhooks;

public sealed class WebhookKeysTests
{
    private static readonly string Body = WebhookBodies.LoginRequired;

    [Fact]
    public async Task Fetches_a_key_once()
    {
        using var host = new WebhookHost();

        for (var count = 0; count < 30; count++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            (await host.ReceiveAsync(Body)).Should().Be(Applied);
        }

        host.KeyCalls.Should().Be(1);
    }

    [Fact]
    public async Task Fetches_a_key_again_after_a_day()
    {
        using var host = new WebhookHost();
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        host.Keys[host.Signer.KeyId] = host.Signer.KeyResponse("1");

        host.Time.Advance(WebhookKeys.KeyAgeMax - TimeSpan.FromSeconds(1));
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        (await host.ReceiveAsync(Body)).Should().Be(KeyExpired);
    }

    [Fact]
    public async Task Fetches_the_other_keys_again_after_a_rotation()
    {
        using var host = new WebhookHost();
        using var next = new WebhookSigner("next-key");
        (await host.ReceiveAsync(Body)).Should().Be(Applied);

        host.Keys["next-key"] = next.KeyResponse();
        host.Keys[host.Signer.KeyId] = host.Signer.KeyResponse("1700000000");
        (await host.ReceiveAsync(next.Sign(WebhookBodies.LoginRepaired, host.Time.GetUtcNow()), WebhookBodies.LoginRepaired))
            .Should().Be(Applied);

        (await host.ReceiveAsync(WebhookBodies.NewAccounts)).Should().Be(KeyExpired);
        (await host.ReceiveAsync(WebhookBodies.NewAccounts)).Should().Be(KeyExpired);
        host.KeyCalls.Should().Be(3);
    }

    [Fact]
    public async Task Refuses_a_key_from_its_expiry_on()
    {
        using var host = new WebhookHost();
        host.Time.Advance(TimeSpan.FromMilliseconds(500)); // The clock is at a whole second.
        var at = host.Time.GetUtcNow().AddSeconds(10).ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        host.Keys[host.Signer.KeyId] = host.Signer.KeyResponse(at);

        host.Time.Advance(TimeSpan.FromSeconds(9));
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        (await host.ReceiveAsync(Body)).Should().Be(KeyExpired);
    }

    [Fact]
    public async Task Remembers_an_unknown_id()
    {
        using var host = new WebhookHost();
        using var forger = new WebhookSigner("forged");

        for (var count = 0; count < 50; count++)
        {
            (await host.ReceiveAsync(forger.Sign(Body, host.Time.GetUtcNow()), Body)).Should().Be(KeyUnknown);
        }

        host.KeyCalls.Should().Be(1);
        host.Time.Advance(WebhookKeys.UnknownAgeMax);
        (await host.ReceiveAsync(forger.Sign(Body, host.Time.GetUtcNow()), Body)).Should().Be(KeyUnknown);
        host.KeyCalls.Should().Be(2);
    }

    [Fact]
    public async Task Calls_at_a_pace_for_many_unknown_ids_and_still_uses_the_known_key()
    {
        using var host = new WebhookHost();
        (await host.ReceiveAsync(Body)).Should().Be(Applied);

        var results = new List<PlaidWebhookResult>();
        for (var count = 0; count < 200; count++)
        {
            using var forger = new WebhookSigner($"forged-{count}");
            results.Add(await host.ReceiveAsync(forger.Sign(Body, host.Time.GetUtcNow()), Body));
        }

        host.KeyCalls.Should().Be(KeyPace.Burst);
        results.Should().OnlyContain(result => result == KeyUnknown || result == KeyUnavailable);
        host.Time.Advance(KeyPace.Interval);
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        using var another = new WebhookSigner("another");
        (await host.ReceiveAsync(another.Sign(Body, host.Time.GetUtcNow()), Body)).Should().Be(KeyUnknown);
        (await host.ReceiveAsync(another.Sign(Body, host.Time.GetUtcNow()), Body)).Should().Be(KeyUnknown);
        host.KeyCalls.Should().Be(KeyPace.Burst + 1);
    }

    [Fact]
    public async Task Shares_the_call_for_one_id()
    {
        using var host = new WebhookHost();
        var gate = new TaskCompletionSource();
        var respond = host.KeyStep;
        host.KeyStep = id => async cancellationToken =>
        {
            await gate.Task;
            return await respond(id)(cancellationToken);
        };
        var token = host.Signer.Sign(WebhookBodies.NewAccounts, host.Time.GetUtcNow());
        var other = host.Signer.Sign(Body, host.Time.GetUtcNow());

        var first = host.ReceiveAsync(token, WebhookBodies.NewAccounts);
        var second = host.ReceiveAsync(other, Body);
        gate.SetResult();

        (await Task.WhenAll(first, second)).Should().Equal(Applied, Applied);
        host.KeyCalls.Should().Be(1);
    }

    [Theory]
    [InlineData("\"alg\":\"ES256\"", "\"alg\":\"RS256\"")]
    [InlineData("\"crv\":\"P-256\"", "\"crv\":\"P-384\"")]
    [InlineData("\"kty\":\"EC\"", "\"kty\":\"oct\"")]
    [InlineData("\"use\":\"sig\"", "\"use\":\"enc\"")]
    [InlineData("\"kid\":\"", "\"kid\":\"x")]
    [InlineData("\"x\":\"", "\"x\":\"AAAA")]
    [InlineData("\"y\":\"", "\"y\":\"!")]
    [InlineData("\"expired_at\":null,", "")]
    [InlineData("\"expired_at\":null", "\"expired_at\":\"never\"")]
    [InlineData("\"expired_at\":null", "\"expired_at\":1e99")]
    [InlineData("\"key\"", "\"other\"")]
    [InlineData("{\"key\"", "[{\"key\"")]
    public async Task Uses_no_key_that_contradicts_the_documentation(string part, string other)
    {
        using var host = new WebhookHost();
        var response = host.Signer.KeyResponse();
        response.Should().Contain(part);
        host.Keys[host.Signer.KeyId] = response.Replace(part, other, StringComparison.Ordinal);

        (await host.ReceiveAsync(Body)).Should().Be(KeyUnavailable);
        host.Handled.Should().BeEmpty();
    }

    [Fact]
    public async Task Reports_a_failed_call_and_recovers()
    {
        using var host = new WebhookHost();
        var respond = host.KeyStep;
        Step[] failures =
        [
            Steps.Answer(500, "{}"), Steps.Answer(502, "<html>", "text/html"), Steps.Error("INVALID_API_KEYS", type: "INVALID_INPUT"),
            Steps.Answer(429, Json.Error("RATE_LIMIT", "RATE_LIMIT_EXCEEDED")), Steps.Fail(HttpRequestError.ConnectionError),
            Steps.Throw(new IOException("cut")), Steps.Ok(new string(' ', 2_000_000)),
        ];
        foreach (var failure in failures)
        {
            host.KeyStep = _ => failure;
            (await host.ReceiveAsync(Body)).Should().Be(KeyUnavailable);
        }

        host.KeyStep = respond;
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
    }

    [Fact]
    public async Task Ends_a_call_without_a_response()
    {
        using var host = new WebhookHost();
        host.KeyStep = _ => Steps.Hang();

        var received = host.ReceiveAsync(Body);
        host.Time.Advance(TimeSpan.FromSeconds(8));

        (await received).Should().Be(KeyUnavailable);
    }

    [Fact]
    public async Task Uses_a_cached_key_while_a_call_after_a_rotation_fails()
    {
        using var host = new WebhookHost();
        using var next = new WebhookSigner("next-key");
        (await host.ReceiveAsync(Body)).Should().Be(Applied);
        host.Keys["next-key"] = next.KeyResponse();
        (await host.ReceiveAsync(next.Sign(WebhookBodies.LoginRepaired, host.Time.GetUtcNow()), WebhookBodies.LoginRepaired))
            .Should().Be(Applied);
        host.KeyStep = _ => Steps.Answer(500, "{}");

        (await host.ReceiveAsync(WebhookBodies.NewAccounts)).Should().Be(Applied);
        host.Time.Advance(WebhookKeys.KeyAgeMax);
        (await host.ReceiveAsync(WebhookBodies.NewAccounts)).Should().Be(KeyUnavailable);
    }
}
