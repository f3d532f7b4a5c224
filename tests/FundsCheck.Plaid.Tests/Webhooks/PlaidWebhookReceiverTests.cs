using System.Text;
using System.Text.Json.Nodes;
using FundsCheck.Plaid.Tests.Support;
using static FundsCheck.Plaid.PlaidWebhookResult;

namespace FundsCheck.Plaid.Tests.Webhooks;

public sealed class PlaidWebhookReceiverTests
{
    [Fact]
    public async Task Calls_the_handlers_with_every_kind()
    {
        using var host = new WebhookHost();
        (string Body, PlaidWebhookKind Kind, string? Code)[] all =
        [
            (WebhookBodies.LoginRequired, PlaidWebhookKind.ItemError, "ITEM_LOGIN_REQUIRED"),
            (WebhookBodies.LoginRepaired, PlaidWebhookKind.LoginRepaired, null),
            (WebhookBodies.PendingDisconnect, PlaidWebhookKind.PendingDisconnect, null),
            (WebhookBodies.PendingExpiration, PlaidWebhookKind.PendingExpiration, null),
            (WebhookBodies.PermissionRevoked, PlaidWebhookKind.UserPermissionRevoked, "USER_PERMISSION_REVOKED"),
            (WebhookBodies.AccountRevoked, PlaidWebhookKind.UserAccountRevoked, "USER_ACCOUNT_REVOKED"),
            (WebhookBodies.NewAccounts, PlaidWebhookKind.NewAccountsAvailable, null),
        ];

        foreach (var (body, kind, code) in all)
        {
            (await host.ReceiveAsync(body)).Should().Be(Applied);
            var webhook = host.Handled[^1];
            (webhook.Kind, webhook.ItemId, webhook.Failure?.Code).Should().Be((kind, WebhookBodies.ItemId, code));
            webhook.IssuedAt.Should().Be(DateTimeOffset.FromUnixTimeSeconds(host.Time.GetUtcNow().ToUnixTimeSeconds()));
            webhook.ToString().Should().Be($"({kind})");
        }

        host.Handled.Should().HaveCount(all.Length);
        host.Handled[2].ExpectedToFailAt.Should().Be(new DateTimeOffset(2026, 11, 27, 13, 25, 17, 766, TimeSpan.Zero));
        host.Handled[5].AccountId.Should().Be(Json.AccountId);
        host.Counted.Should().Contain("fundscheck.plaid.webhooks fundscheck.result=applied,fundscheck.plaid.webhook=pendingDisconnect");
    }

    [Fact]
    public async Task Reads_every_documented_example()
    {
        if (Reference.Find("plaid/examples/webhook.ItemErrorWebhook.json") is not { } example)
        {
            return;
        }

        using var host = new WebhookHost();
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(example)!, "webhook.*.json"))
        {
            var body = JsonNode.Parse(await File.ReadAllTextAsync(file))!["example-1"]!.ToJsonString();
            (await host.ReceiveAsync(body)).Should().Be(Applied, file);
        }

        host.Handled.Select(webhook => webhook.Kind).Should().BeEquivalentTo(
            Enum.GetValues<PlaidWebhookKind>().Except([PlaidWebhookKind.Other]));
    }

    [Theory]
    [InlineData("""{"webhook_type":"TRANSACTIONS","webhook_code":"SYNC_UPDATES_AVAILABLE","item_id":7,"error":{"x":[]}}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"WEBHOOK_UPDATE_ACKNOWLEDGED","item_id":"item-1"}""")]
    [InlineData("""{"webhook_type":"item","webhook_code":"ERROR"}""")]
    [InlineData("""{"webhook_code":"","webhook_type":""}""")]
    public async Task Acknowledges_other_webhooks(string body)
    {
        using var host = new WebhookHost();

        (await host.ReceiveAsync(body)).Should().Be(Ignored);
        host.Handled.Should().BeEmpty();
        host.Counted.Should().Contain("fundscheck.plaid.webhooks fundscheck.result=ignored");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED"}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED","item_id":""}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED","item_id":"a","item_id":"a"}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"LOGIN_REPAIRED","item_id":"a\u0000"}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"a"}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"a","error":null}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"ERROR","item_id":"a","error":{"error_type":"ITEM_ERROR"}}""")]
    [InlineData("""{"webhook_type":"ITEM","webhook_code":"USER_ACCOUNT_REVOKED","item_id":"a"}""")]
    public async Task Rejects_a_signed_body_that_contradicts_the_documentation(string body)
    {
        using var host = new WebhookHost();

        (await host.ReceiveAsync(body)).Should().Be(BodyInvalid);
        host.Handled.Should().BeEmpty();
    }

    [Fact]
    public async Task Rejects_a_large_body_before_all_else()
    {
        using var host = new WebhookHost();
        var body = WebhookBodies.LoginRequired.PadRight(IPlaidWebhookReceiver.BodyBytesMax + 1);

        (await host.ReceiveAsync(body)).Should().Be(BodyTooLarge);
        host.KeyCalls.Should().Be(0);
        (await host.ReceiveAsync(body[..^1])).Should().Be(Applied);
    }

    [Fact]
    public async Task Applies_a_replayed_webhook_once()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow());
        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(Applied);
        host.Time.Advance(TimeSpan.FromSeconds(10));
        (await host.ReceiveAsync(WebhookBodies.LoginRepaired)).Should().Be(Applied);

        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(Repeated);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(TokenExpired);

        (await host.StatusAsync())!.Failure.Should().BeNull();
        host.Handled.Should().HaveCount(2);
    }

    [Fact]
    public async Task Applies_a_webhook_again_whose_handler_failed()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow());
        host.OnHandle = () => throw new InvalidOperationException($"of {WebhookBodies.ItemId}");

        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(NotApplied);
        host.OnHandle = () => { };

        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(Applied);
        host.Logs.Lines.Should().NotContain(line => line.Contains(WebhookBodies.ItemId, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Does_not_acknowledge_a_webhook_that_is_being_applied()
    {
        using var host = new WebhookHost();
        var token = host.Signer.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow());
        var second = TokenInvalid;
        host.OnHandle = () => second = host.ReceiveAsync(token, WebhookBodies.LoginRequired).GetAwaiter().GetResult();

        (await host.ReceiveAsync(token, WebhookBodies.LoginRequired)).Should().Be(Applied);

        second.Should().Be(NotApplied);
    }

    [Fact]
    public async Task Reports_a_store_that_fails()
    {
        using var host = new WebhookHost(new FailingStore());

        (await host.ReceiveAsync(WebhookBodies.LoginRequired)).Should().Be(NotApplied);
        host.Handled.Should().BeEmpty();
    }

    [Fact]
    public async Task Logs_no_body_no_token_and_no_id()
    {
        using var host = new WebhookHost();
        using var forger = new WebhookSigner(host.Signer.KeyId);
        var token = host.Signer.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow());

        await host.ReceiveAsync(token, WebhookBodies.LoginRequired);
        await host.ReceiveAsync(token, WebhookBodies.LoginRepaired);
        await host.ReceiveAsync(forger.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow()), WebhookBodies.LoginRequired);
        await host.ReceiveAsync(WebhookBodies.AccountRevoked);
        await host.ReceiveAsync("{}");
        await host.ReceiveAsync("abc", "secret body");
        host.KeyStep = _ => Steps.Throw(new HttpRequestException(Host.ClientSecret));
        using var other = new WebhookSigner("other-key-id");
        await host.ReceiveAsync(other.Sign(WebhookBodies.LoginRequired, host.Time.GetUtcNow()), WebhookBodies.LoginRequired);
        await host.ReadAsync(WebhookBodies.ItemId);

        host.Logs.Lines.Should().HaveCountGreaterThan(6);
        string[] hidden =
        [
            WebhookBodies.ItemId, Json.AccountId, host.Signer.KeyId, "other-key-id", token[..20], token[^20..], Host.ClientSecret,
            Host.AccessToken, "secret body", "environment", "webhook_code",
        ];
        host.Logs.Lines.Should().NotContain(line => hidden.Any(text => line.Contains(text, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public async Task Random_bytes_have_a_result()
    {
        using var host = new WebhookHost();
        var random = new Random(7);
        for (var count = 0; count < 300; count++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            var (header, claims) = (Encoding.Latin1.GetString(bytes), Encoding.Latin1.GetString(bytes, 0, bytes.Length / 2));

            var signed = host.Signer.Sign(bytes, host.Time.GetUtcNow());
            (await host.Receiver.ReceiveAsync(signed, bytes, TestContext.Current.CancellationToken)).Should().Be(BodyInvalid);
            (await host.ReceiveAsync(host.Signer.SignParts(header, claims), "{}")).Should().Be(TokenInvalid);
            (await host.ReceiveAsync(header, "{}")).Should().Be(TokenInvalid);
        }
    }
}
