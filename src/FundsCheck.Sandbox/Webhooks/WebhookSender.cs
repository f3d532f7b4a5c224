using System.Collections.Concurrent;
using System.Net.Http.Headers;

namespace FundsCheck.Sandbox;

/// <summary>Sends signed webhooks to the receiver on loopback, one attempt each.</summary>
internal sealed class WebhookSender(PlaidSandboxOptions options, WebhookKeys keys) : IDisposable
{
    public const string SignatureHeader = "Plaid-Verification";

    /// <summary>Plaid's own limit for the response of a receiver.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // No proxy and no redirect: a webhook never leaves the machine.
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
    private readonly ConcurrentDictionary<string, (DateTimeOffset At, string Code)> _last = new(StringComparer.Ordinal);

    public bool HasUrl => options.WebhookUrl is not null;

    /// <summary>The last webhook of a token.</summary>
    public (DateTimeOffset At, string Code)? LastOf(SandboxToken token) => _last.TryGetValue(token.AccessToken, out var sent) ? sent : null;

    /// <summary>Sends a webhook; false where no receiver responded in time.</summary>
    public async Task<bool> SendAsync(SandboxToken token, string type, string code, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var body = WebhookBody.Write(token.Item, type, code, now);
        using var request = new HttpRequestMessage(HttpMethod.Post, options.WebhookUrl) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation(SignatureHeader, keys.Sign(body, now));
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            _last[token.AccessToken] = (now, code);
            return true;
        }
        catch (Exception failed) when (
            failed is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    public void Dispose() => _http.Dispose();
}
