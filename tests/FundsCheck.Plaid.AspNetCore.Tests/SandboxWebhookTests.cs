using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using FundsCheck.Sandbox;

namespace FundsCheck.Plaid.AspNetCore.Tests;

/// <summary>The sandbox signs and sends webhooks, and the mapped endpoint verifies them with the key of the sandbox.</summary>
public sealed class SandboxWebhookTests
{
    [Fact]
    public async Task A_webhook_of_the_sandbox_fails_its_Item_and_another_one_repairs_it()
    {
        var port = FreePort();
        await using var app = await WebhookApp.StartAsync(new Uri($"http://127.0.0.1:{port}"));
        await using var sandbox = await StartAsync(port, app);
        using var client = new HttpClient { BaseAddress = sandbox.Address };
        var item = SandboxToken.Get("checking");
        (await CheckAsync(app, item, "d-1")).Outcome.Should().Be(Outcome.Accept);

        await FireAsync(client, item, "ERROR");
        var failed = await CheckAsync(app, item, "d-2");
        var calls = sandbox.Requests.CountOf(SandboxEndpoint.AccountsBalanceGet);
        await Task.Delay(TimeSpan.FromSeconds(1.1), TimeProvider.System, TestContext.Current.CancellationToken);
        await FireAsync(client, item, "LOGIN_REPAIRED");
        var repaired = await CheckAsync(app, item, "d-3");

        failed.Reasons.Select(reason => reason.Code).Should().Equal("ITEM_LOGIN_REQUIRED");
        (calls, repaired.Outcome).Should().Be((1, Outcome.Accept));
    }

    [Fact]
    public async Task A_warning_of_a_later_failure_fails_no_check()
    {
        var port = FreePort();
        await using var app = await WebhookApp.StartAsync(new Uri($"http://127.0.0.1:{port}"));
        await using var sandbox = await StartAsync(port, app);
        using var client = new HttpClient { BaseAddress = sandbox.Address };
        var item = SandboxToken.Get("checking");
        await CheckAsync(app, item, "d-1");

        await FireAsync(client, item, "PENDING_DISCONNECT");
        await FireAsync(client, item, "NEW_ACCOUNTS_AVAILABLE");

        (await CheckAsync(app, item, "d-2")).Outcome.Should().Be(Outcome.Accept);
    }

    // Each needs the address of the other: the port of the sandbox is chosen first.
    private static Task<PlaidSandbox> StartAsync(int port, WebhookApp app) => PlaidSandbox.StartAsync(
        new PlaidSandboxOptions { Port = port, WebhookUrl = app.Address }, TestContext.Current.CancellationToken);

    private static Task<FundsDecision> CheckAsync(WebhookApp app, SandboxToken item, string id) => app.Checker.CheckAsync(
        new ProposedDebit
        {
            Id = id,
            Account = new AccountRef(item.AccountIds[0], new Secret(item.AccessToken)),
            Amount = Money.Parse("5.00 USD"),
            EntryClass = "WEB",
        },
        TestContext.Current.CancellationToken);

    private static async Task FireAsync(HttpClient client, SandboxToken item, string code)
    {
        using var response = await client.PostAsJsonAsync(
            "/sandbox/item/fire_webhook",
            new { client_id = "client", secret = "secret", access_token = item.AccessToken, webhook_code = code },
            TestContext.Current.CancellationToken);
        var answer = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.Should().Contain("\"webhook_fired\":true");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
