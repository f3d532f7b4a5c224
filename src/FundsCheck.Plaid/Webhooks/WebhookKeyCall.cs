using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>Fetches a public key of Plaid, with one call.</summary>
internal sealed class WebhookKeyCall(
    IHttpClientFactory clients, IOptions<PlaidOptions> options, TimeProvider time, ILogger<WebhookKeyCall> logger)
{
    private const string Path = "/webhook_verification_key/get";
    private const string UnknownKeyCode = "INVALID_WEBHOOK_VERIFICATION_KEY_ID";

    // Plaid waits 10 s for the response to a webhook.
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>The result; null where the call failed.</summary>
    public async Task<FetchedKey?> TryFetchAsync(string keyId)
    {
        try
        {
            using var limit = new CancellationTokenSource(Timeout, time);
            using var client = clients.CreateClient(PlaidHttpClient.Name);
            var body = JsonSerializer.SerializeToUtf8Bytes(
                new WebhookKeyRequest { KeyId = keyId }, PlaidJsonContext.Default.WebhookKeyRequest);
            using var request = PlaidRequest.Create(options.Value, Path, body);
            using var response = await client.SendAsync(
                request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            using var buffer = new BodyBuffer();
            var isWhole = await buffer.TryFillAsync(response.Content, options.Value.MaxResponseBytes, limit.Token).ConfigureAwait(false);
            return isWhole ? Read(response.StatusCode, buffer.Bytes, keyId) : Failed("the response is too large");
        }
        catch (OperationCanceledException)
        {
            return Failed("no response in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return Failed("no connection");
        }
    }

    private FetchedKey? Read(HttpStatusCode status, ReadOnlySpan<byte> body, string keyId)
    {
        if (status == HttpStatusCode.OK)
        {
            return WebhookKeyReader.TryRead(body, keyId) is { } key ? new FetchedKey(key) : Failed("the response has no valid key");
        }

        // Any other error, such as a rejected secret, is the host's or Plaid's, and not the webhook's.
        return status == HttpStatusCode.BadRequest && ErrorReader.TryRead(body) is { Code: UnknownKeyCode }
            ? FetchedKey.Unknown
            : Failed("an HTTP error");
    }

    private FetchedKey? Failed(string problem)
    {
        PlaidLog.WebhookKeyNotFetched(logger, problem);
        return null;
    }
}
