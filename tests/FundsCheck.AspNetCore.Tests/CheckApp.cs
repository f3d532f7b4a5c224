using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using FundsCheck.Storage;
using FundsCheck.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FundsCheck.AspNetCore.Tests;

/// <summary>A host with the problem details and the endpoint of events, served by Kestrel on loopback.</summary>
internal sealed class CheckApp : IAsyncDisposable
{
    public const string Events = "/debit-events";

    private readonly WebApplication _app;

    private CheckApp(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public IFundsChecker Checker => _app.Services.GetRequiredService<IFundsChecker>();

    public static async Task<CheckApp> StartAsync(
        Action<WebApplication>? map = null, Action<IServiceCollection>? configure = null, bool isAnonymous = true,
        IDecisionStore? store = null, IBalanceSource? source = null, Func<IDecisionStore>? open = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        var checks = builder.Services.AddFundsCheck().UseBalanceSource(_ => source ?? Source());
        open ??= store is null ? null : () => store;
        _ = open is null ? checks.KeepDecisionsInMemory() : checks.UseDecisionStore(_ => open());
        builder.Services.AddFundsCheckProblemDetails();
        configure?.Invoke(builder.Services);
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.UseExceptionHandler();
        app.UseAuthorization();
        var events = app.MapDebitEvents(Events);
        if (isAnonymous)
        {
            events.AllowAnonymous();
        }

        map?.Invoke(app);
        await app.StartAsync();
        return new CheckApp(app);
    }

    public static ScriptedBalanceSource Source() =>
        new ScriptedBalanceSource(TimeProvider.System).AlwaysAvailable(Money.Parse("100.00 USD"));

    public static ProposedDebit Debit(string id, string amount = "75.00 USD") => new()
    {
        Id = id, Account = new AccountRef("account", new Secret("access-token")), Amount = Money.Parse(amount), EntryClass = "WEB",
    };

    /// <summary>Posts an event, and gives the status and the body's members.</summary>
    public Task<Answer> PostAsync(string body, string mediaType = "application/json", string path = Events)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content });
    }

    public Task<Answer> GetAsync(string path, string accept = "application/json")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return SendAsync(request);
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private async Task<Answer> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await Client.SendAsync(request, TestContext.Current.CancellationToken))
        {
            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            return new Answer(
                (int)response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.RetryAfter?.Delta, text);
        }
    }

    internal sealed record Answer(int Status, string? MediaType, TimeSpan? RetryAfter, string Text)
    {
        public JsonElement Json { get; } = Text.Length == 0 ? default : JsonDocument.Parse(Text).RootElement;

        public string? this[string member] => Json.TryGetProperty(member, out var value) ? value.ToString() : null;
    }
}
