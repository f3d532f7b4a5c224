using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.Plaid.AspNetCore.Tests;

/// <summary>A host with the mapped endpoint, served by Kestrel on loopback.</summary>
internal sealed class WebhookApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client = new();

    private WebhookApp(WebApplication app) => _app = app;

    public Uri Address => new(new Uri(_app.Urls.Single()), "/plaid/webhooks");

    public IFundsChecker Checker => _app.Services.GetRequiredService<IFundsChecker>();

    public static async Task<WebhookApp> StartAsync(Uri plaid)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication();
        builder.Services.AddAuthorizationBuilder().AddFallbackPolicy("closed", policy => policy.RequireAssertion(_ => false));
        builder.Services.AddFundsCheck().KeepDecisionsInMemory().AddPlaid(options =>
        {
            options.BaseAddress = plaid;
            options.ClientId = "client";
            options.Secret = new Secret("secret");
        });
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseAuthorization();
        app.MapPlaidWebhooks("/plaid/webhooks");
        await app.StartAsync();
        return new WebhookApp(app);
    }

    public Task<int> PostAsync(string body, params string[] tokens) =>
        PostAsync(new ByteArrayContent(Encoding.UTF8.GetBytes(body)), tokens);

    public async Task<int> PostAsync(HttpContent content, params string[] tokens)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Address);
        request.Content = content;
        foreach (var token in tokens)
        {
            request.Headers.Add("plaid-verification", token);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Should().BeEmpty();
        return (int)response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }
}
