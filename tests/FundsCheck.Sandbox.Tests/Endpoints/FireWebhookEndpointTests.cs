using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Endpoints;

public sealed class FireWebhookEndpointTests : IAsyncLifetime
{
    private readonly AdjustableTimeProvider _clock = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));
    private readonly WebhookReceiver _receiver = WebhookReceiver.Start();
    private PlaidSandbox _sandbox = null!;
    private Client _client = null!;

    public async ValueTask InitializeAsync()
    {
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { TimeProvider = _clock, WebhookUrl = _receiver.Address });
        _client = new Client(_sandbox.Address);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Theory]
    [InlineData("ERROR", "ITEM")]
    [InlineData("LOGIN_REPAIRED", "ITEM")]
    [InlineData("NEW_ACCOUNTS_AVAILABLE", "ITEM")]
    [InlineData("PENDING_DISCONNECT", "ITEM")]
    [InlineData("USER_ACCOUNT_REVOKED", "ITEM")]
    [InlineData("USER_PERMISSION_REVOKED", "ITEM")]
    [InlineData("SYNC_UPDATES_AVAILABLE", "TRANSACTIONS")]
    [InlineData("DEFAULT_UPDATE", "TRANSACTIONS")]
    public async Task A_webhook_arrives_with_a_valid_signature(string code, string type)
    {
        (await FireAsync(code)).Json.GetProperty("webhook_fired").GetBoolean().Should().BeTrue();

        var webhook = await _receiver.NextAsync();
        webhook.ContentType.Should().Be("application/json");
        using var body = JsonDocument.Parse(webhook.Body);
        body.RootElement.GetProperty("webhook_type").GetString().Should().Be(type);
        body.RootElement.GetProperty("webhook_code").GetString().Should().Be(code);
        body.RootElement.GetProperty("item_id").GetString().Should().Be("item-checking");
        body.RootElement.GetProperty("environment").GetString().Should().Be("sandbox");
        (await IsSignedAsync(webhook, webhook.Body)).Should().BeTrue();
        (await IsSignedAsync(webhook, [.. webhook.Body, (byte)' '])).Should().BeFalse();
    }

    [Fact]
    public async Task The_signature_has_the_time_of_the_clock_and_the_id_of_the_key()
    {
        await FireAsync("ERROR");

        var parts = (await _receiver.NextAsync()).Signature.Split('.');
        Json(parts[0]).GetProperty("alg").GetString().Should().Be("ES256");
        Json(parts[0]).GetProperty("kid").GetString().Should().Be(_sandbox.WebhookKeyId);
        Json(parts[1]).GetProperty("iat").GetInt64().Should().Be(_clock.GetUtcNow().ToUnixTimeSeconds());
    }

    [Fact]
    public async Task An_expired_key_stays_readable_and_signs_nothing()
    {
        var first = _sandbox.WebhookKeyId;
        _clock.Advance(TimeSpan.FromHours(1));
        _sandbox.RotateWebhookKey();
        await FireAsync("ERROR");

        var webhook = await _receiver.NextAsync();

        Json(webhook.Signature.Split('.')[0]).GetProperty("kid").GetString().Should().Be(_sandbox.WebhookKeyId).And.NotBe(first);
        (await IsSignedAsync(webhook, webhook.Body)).Should().BeTrue();
        (await KeyAsync(first)).GetProperty("expired_at").GetInt64().Should().Be(_clock.GetUtcNow().ToUnixTimeSeconds());
        (await KeyAsync(_sandbox.WebhookKeyId)).GetProperty("expired_at").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task The_oldest_of_many_keys_is_unknown()
    {
        var first = _sandbox.WebhookKeyId;
        for (var count = 0; count < 16; count++)
        {
            _sandbox.RotateWebhookKey();
        }

        (await _client.PostAsync(SandboxEndpoint.WebhookVerificationKeyGet, new { key_id = first }))
            .ShouldBeError(400, "INVALID_INPUT", "INVALID_WEBHOOK_VERIFICATION_KEY_ID");
        (await _client.PostAsync(SandboxEndpoint.WebhookVerificationKeyGet, "{}")).ShouldBeError(400, "INVALID_REQUEST", "MISSING_FIELDS");
    }

    [Fact]
    public async Task The_last_webhook_is_in_the_status_of_the_Item()
    {
        await FireAsync("PENDING_DISCONNECT");

        var reply = await _client.PostAsync(SandboxEndpoint.ItemGet, Client.Body("access-sandbox-checking"));

        reply.Json.GetProperty("status").GetProperty("last_webhook").GetRawText()
            .Should().Be("""{"code_sent":"PENDING_DISCONNECT","sent_at":"2026-11-21T12:00:00Z"}""");
    }

    [Fact]
    public async Task A_webhook_without_a_receiver_is_not_fired()
    {
        await _receiver.DisposeAsync();

        (await FireAsync("ERROR")).Json.GetProperty("webhook_fired").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task A_redirect_of_the_receiver_is_not_followed()
    {
        _receiver.Status = 302;

        (await FireAsync("ERROR")).Json.GetProperty("webhook_fired").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_sandbox_without_an_address_refuses()
    {
        await using var sandbox = await PlaidSandbox.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        using var client = new Client(sandbox.Address);

        (await client.PostAsync(
            SandboxEndpoint.SandboxItemFireWebhook, new { access_token = "access-sandbox-checking", webhook_code = "ERROR" }))
            .ShouldBeError(400, "SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID");
    }

    [Theory]
    [InlineData("http://example.com/webhook")]
    [InlineData("http://10.0.0.1/webhook")]
    [InlineData("/webhook")]
    public async Task An_address_that_is_not_on_loopback_is_refused(string url)
    {
        var start = () => PlaidSandbox.StartAsync(new PlaidSandboxOptions { WebhookUrl = new Uri(url, UriKind.RelativeOrAbsolute) });

        (await start.Should().ThrowAsync<ArgumentException>()).Which.ParamName.Should().Be("WebhookUrl");
    }

    [Theory]
    [InlineData("PRODUCT_READY", null, "SANDBOX_ERROR", "SANDBOX_PRODUCT_NOT_ENABLED")]
    [InlineData("ERROR", "ASSETS", "SANDBOX_ERROR", "SANDBOX_PRODUCT_NOT_ENABLED")]
    [InlineData("NOBODY_KNOWS", null, "INVALID_REQUEST", "INVALID_FIELD")]
    [InlineData("ERROR", "NOBODY", "INVALID_REQUEST", "INVALID_FIELD")]
    [InlineData("", null, "INVALID_REQUEST", "MISSING_FIELDS")]
    public async Task An_unsupported_webhook_is_refused(string code, string? type, string errorType, string errorCode) =>
        (await FireAsync(code, type)).ShouldBeError(400, errorType, errorCode);

    private static JsonElement Json(string part)
    {
        using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(part));
        return document.RootElement.Clone();
    }

    private Task<Reply> FireAsync(string code, string? type = null) => _client.PostAsync(
        SandboxEndpoint.SandboxItemFireWebhook, new { access_token = "access-sandbox-checking", webhook_code = code, webhook_type = type });

    private async Task<JsonElement> KeyAsync(string id) =>
        (await _client.PostAsync(SandboxEndpoint.WebhookVerificationKeyGet, new { key_id = id })).Json.GetProperty("key");

    /// <summary>Verifies a webhook as a host does: by the key of its id, its signature and the hash of the body.</summary>
    private async Task<bool> IsSignedAsync(ReceivedWebhook webhook, byte[] body)
    {
        var parts = webhook.Signature.Split('.');
        var key = await KeyAsync(Json(parts[0]).GetProperty("kid").GetString()!);
        using var algorithm = ECDsa.Create(new ECParameters
        {
            Curve = ECCurve.NamedCurves.nistP256,
            Q = new ECPoint
            {
                X = Base64Url.DecodeFromChars(key.GetProperty("x").GetString()),
                Y = Base64Url.DecodeFromChars(key.GetProperty("y").GetString()),
            },
        });
        return algorithm.VerifyData(
                Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256)
            && Json(parts[1]).GetProperty("request_body_sha256").GetString() == Convert.ToHexStringLower(SHA256.HashData(body));
    }
}
