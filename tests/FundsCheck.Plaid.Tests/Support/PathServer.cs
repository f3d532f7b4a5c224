using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A server in place of Plaid with one response for each path, and a host that calls it, with a fake clock.</summary>
internal sealed class PathServer : HttpMessageHandler
{
    public const string Items = "/item/get";
    public const string Accounts = "/accounts/get";
    public const string Balances = "/accounts/balance/get";

    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(60);
    private readonly ServiceProvider _services;

    public PathServer(Action<PlaidOptions>? configure = null, IConnectionStatusStore? store = null)
    {
        var services = Host.Services(configure ?? (_ => { }), Time, Logs);
        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => this);
        if (store is not null)
        {
            services.AddSingleton(store);
        }

        _services = services.BuildServiceProvider();
        Source = _services.GetRequiredService<IBalanceSource>();
        Store = _services.GetRequiredService<IConnectionStatusStore>();
        Responses[Accounts] = Steps.Ok(Json.Body(Json.Account(Amounts(500))));
        Responses[Balances] = Steps.Ok(Json.Body(Json.Account(Amounts(20))));
        Responses[Items] = Steps.Ok(Item(Host.Start.AddDays(-90)));
    }

    public AdjustableTimeProvider Time { get; } = new(Host.Start);

    public CapturedLogs Logs { get; } = new();

    public IBalanceSource Source { get; }

    public IConnectionStatusStore Store { get; }

    public ConcurrentDictionary<string, Step> Responses { get; } = new(StringComparer.Ordinal);

    public ConcurrentQueue<(string Path, string Body)> Sent { get; } = new();

    public static string Amounts(int amount, string bankTime = "null") =>
        $$"""{"available":{{amount}},"current":{{amount}},"limit":null,"iso_currency_code":"USD","unofficial_currency_code":null"""
            + $$""","last_updated_datetime":{{bankTime}}}""";

    public static string Item(DateTimeOffset updatedAt, string itemId = "item-1") =>
        $$"""{"item":{"item_id":"{{itemId}}","institution_id":"ins_3","error":null},"status":{"transactions":"""
            + $$"""{"last_successful_update":"{{updatedAt:O}}"} },"request_id":"r"}""";

    public static string CodeOf(BalanceReading reading) => reading is BalanceReading.Failed failed ? failed.Failure.Code : "read";

    public static async Task UntilAsync(Func<bool> isDone, int rounds = 5_000)
    {
        for (var round = 0; round < rounds && !isDone(); round++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, TestContext.Current.CancellationToken);
        }
    }

    public int Count(string path) => Sent.Count(sent => sent.Path == path);

    public Task<BalanceReading> ReadAsync(string token = "token-of-an-item", string? ruleSet = null, string? item = null) =>
        Source.ReadAsync(
            new BalanceRequest(new AccountRef(Json.AccountId, new Secret(token)) { ConnectionId = item }, ruleSet), CancellationToken.None)
            .AsTask().WaitAsync(HangMax, CancellationToken.None);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        Sent.Enqueue((path, await request.Content!.ReadAsStringAsync(CancellationToken.None)));
        return await Responses[path](cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        _services.Dispose();
        base.Dispose(disposing);
    }
}
