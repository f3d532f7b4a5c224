using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid.AspNetCore.Tests;

/// <summary>A server on loopback in place of Plaid: a key, a balance, and the number of calls.</summary>
internal sealed class PlaidServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PlaidServer(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public WebhookSigner Signer { get; } = new();

    public bool HasOutage { get; set; }

    public int KeyCalls { get; private set; }

    public int BalanceCalls { get; private set; }

    public static async Task<PlaidServer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var server = new PlaidServer(app);
        app.MapPost("/webhook_verification_key/get", server.KeyAsync);
        app.MapPost("/accounts/balance/get", server.BalanceAsync);
        await app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        Signer.Dispose();
        await _app.DisposeAsync();
    }

    private async Task KeyAsync(HttpContext context)
    {
        KeyCalls++;
        context.Response.StatusCode = HasOutage ? 500 : 200;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(HasOutage ? "{}" : Signer.KeyResponse());
    }

    private async Task BalanceAsync(HttpContext context)
    {
        BalanceCalls++;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(Json.Plain);
    }
}
