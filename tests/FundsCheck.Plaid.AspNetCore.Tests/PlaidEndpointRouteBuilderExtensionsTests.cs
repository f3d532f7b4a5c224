using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.AspNetCore.Tests;

/// <summary>Webhooks over HTTP, with Kestrel on both sides.</summary>
public sealed class PlaidEndpointRouteBuilderExtensionsTests
{
    [Fact]
    public async Task The_next_check_knows_the_failed_Item_without_a_call()
    {
        await using var plaid = await PlaidServer.StartAsync();
        await using var app = await WebhookApp.StartAsync(plaid.Address);

        (await app.PostAsync(WebhookBodies.LoginRequired, plaid.Signer.Sign(WebhookBodies.LoginRequired, Now))).Should().Be(200);
        var failed = await app.Checker.CheckAsync(Debit("d-1"), TestContext.Current.CancellationToken);
        plaid.BalanceCalls.Should().Be(0);
        (await app.PostAsync(WebhookBodies.LoginRepaired, plaid.Signer.Sign(WebhookBodies.LoginRepaired, Now.AddSeconds(1))))
            .Should().Be(200);
        var accepted = await app.Checker.CheckAsync(Debit("d-2"), TestContext.Current.CancellationToken);

        failed.Outcome.Should().NotBe(Outcome.Accept);
        failed.Reasons.Should().Contain(reason => reason.Code == "ITEM_LOGIN_REQUIRED");
        accepted.Outcome.Should().Be(Outcome.Accept);
        plaid.BalanceCalls.Should().Be(1);
        plaid.KeyCalls.Should().Be(1);
    }

    [Fact]
    public async Task Acknowledges_genuine_webhooks_only()
    {
        await using var plaid = await PlaidServer.StartAsync();
        await using var app = await WebhookApp.StartAsync(plaid.Address);
        using var forger = new WebhookSigner(plaid.Signer.KeyId);
        var body = WebhookBodies.LoginRequired;
        var token = plaid.Signer.Sign(body, Now);

        (await app.PostAsync(body)).Should().Be(401);
        (await app.PostAsync(body, string.Empty)).Should().Be(401);
        (await app.PostAsync(body, token, token)).Should().Be(401);
        (await app.PostAsync(body + " ", token)).Should().Be(401);
        (await app.PostAsync(body, forger.Sign(body, Now))).Should().Be(401);
        (await app.PostAsync(body, plaid.Signer.Sign(body, Now.AddMinutes(-6)))).Should().Be(401);
        (await app.PostAsync(body, plaid.Signer.Sign(body, Now.AddMinutes(6)))).Should().Be(401);
        (await app.PostAsync("{}", plaid.Signer.Sign("{}", Now))).Should().Be(400);
        (await app.PostAsync(string.Empty, plaid.Signer.Sign(string.Empty, Now))).Should().Be(400);
        (await app.PostAsync(body, token)).Should().Be(200);
        (await app.PostAsync(body, token)).Should().Be(200);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rejects_a_large_body(bool chunked)
    {
        await using var plaid = await PlaidServer.StartAsync();
        await using var app = await WebhookApp.StartAsync(plaid.Address);
        var largest = WebhookBodies.LoginRepaired.PadRight(IPlaidWebhookReceiver.BodyBytesMax);

        (await app.PostAsync(Content(largest), plaid.Signer.Sign(largest, Now))).Should().Be(200);
        (await app.PostAsync(Content(largest + " "), plaid.Signer.Sign(largest + " ", Now))).Should().Be(413);
        (await app.PostAsync(Content(largest.PadRight(1_000_000)), "abc")).Should().Be(413);

        HttpContent Content(string body) => chunked ? new ChunkedContent(body) : new StringContent(body);
    }

    [Fact]
    public async Task Has_Plaid_send_a_webhook_again_whose_key_could_not_be_fetched()
    {
        await using var plaid = await PlaidServer.StartAsync();
        await using var app = await WebhookApp.StartAsync(plaid.Address);
        plaid.HasOutage = true;

        (await app.PostAsync(WebhookBodies.LoginRequired, plaid.Signer.Sign(WebhookBodies.LoginRequired, Now))).Should().Be(503);

        plaid.HasOutage = false;
        (await app.PostAsync(WebhookBodies.LoginRequired, plaid.Signer.Sign(WebhookBodies.LoginRequired, Now))).Should().Be(200);
    }

    [Fact]
    public void Mapping_opens_no_store()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddAuthorization();
        builder.Services.AddFundsCheck().UseDecisionStore(_ => throw new NotSupportedException("the store is opened by the start"))
            .AddPlaid(options =>
            {
                options.BaseAddress = new Uri("https://plaid.example.com");
                options.ClientId = "client";
                options.Secret = new Secret("secret");
            });

        builder.Build().Invoking(host => host.MapPlaidWebhooks("/plaid/webhooks")).Should().NotThrow();
    }

    [Fact]
    public void Reports_that_Plaid_is_not_registered()
    {
        var app = WebApplication.CreateSlimBuilder().Build();

        app.Invoking(host => host.MapPlaidWebhooks("/plaid/webhooks"))
            .Should().Throw<InvalidOperationException>().WithMessage("*AddPlaid*");
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    private static ProposedDebit Debit(string id) => new()
    {
        Id = id,
        Account = new AccountRef(Json.AccountId, new Secret("access-sandbox-1")) { ConnectionId = WebhookBodies.ItemId },
        Amount = Money.Parse("20.00 USD"),
        EntryClass = "WEB",
    };
}
