using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>A server in place of Plaid with one response for each access token, and a host that calls it, with a fake clock.</summary>
internal sealed class TokenServer : HttpMessageHandler
{
    private static readonly TimeSpan HangMax = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, Step> _steps = new(StringComparer.Ordinal);
    private readonly ServiceProvider _services;
    private int _requests;

    public TokenServer(Action<PlaidOptions>? configure = null)
    {
        var services = Host.Services(configure ?? (_ => { }), Time, Logs);
        services.AddHttpClient("FundsCheck.Plaid").ConfigurePrimaryHttpMessageHandler(() => this);
        _services = services.BuildServiceProvider();
        Source = _services.GetRequiredService<IBalanceSource>();
    }

    public AdjustableTimeProvider Time { get; } = new(Host.Start);

    public CapturedLogs Logs { get; } = new();

    public IBalanceSource Source { get; }

    /// <summary>How often Plaid was called.</summary>
    public int Requests => _requests;

    /// <summary>A balance at an institution.</summary>
    public static Step Balance(string institution) =>
        Steps.Ok(Json.Body(Json.Account(), $$"""{"institution_id":"{{institution}}","error":null}"""));

    /// <summary>Sets the response to a token.</summary>
    public void Answer(string token, Step step) => _steps[token] = step;

    public void Answer(IEnumerable<string> tokens, Step step)
    {
        foreach (var token in tokens)
        {
            Answer(token, step);
        }
    }

    /// <summary>Reads a balance with each token, after which its institution is known.</summary>
    public async Task LearnAsync(IEnumerable<string> tokens, string institution)
    {
        foreach (var token in tokens)
        {
            Answer(
                token,
                Balance(institution.Replace("\n", "\\n", StringComparison.Ordinal)
                    .Replace("\u001b", "\\u001b", StringComparison.Ordinal)));
            (await ReadAsync(token)).ShouldBeRead();
        }
    }

    /// <summary>A reading that never ends fails its test, instead of holding up all of them.</summary>
    public Task<BalanceReading> ReadAsync(string token, CancellationToken cancellationToken = default) =>
        Source.ReadAsync(new BalanceRequest(new AccountRef(Json.AccountId, new Secret(token))), cancellationToken).AsTask()
            .WaitAsync(HangMax, CancellationToken.None);

    /// <summary>Readings of tokens that all hang, until their attempts time out.</summary>
    public async Task<BalanceReading[]> ReadHangingAsync(params IEnumerable<string> tokens)
    {
        var readings = tokens.Select(token => ReadAsync(token)).ToArray();
        Time.Advance(new PlaidOptions().AttemptTimeout);
        return await Task.WhenAll(readings);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        var body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
        return await _steps[body["access_token"]!.GetValue<string>()](cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        // The container disposes of its handlers, and this one is theirs.
        _services.Dispose();
        base.Dispose(disposing);
    }
}
