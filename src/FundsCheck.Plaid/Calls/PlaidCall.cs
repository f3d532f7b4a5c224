using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>One attempt: one request, one response, and its result.</summary>
internal sealed class PlaidCall(IHttpClientFactory clients, IOptions<PlaidOptions> options, TimeProvider time, ILogger<PlaidCall> logger)
{
    private readonly PlaidOptions _options = options.Value;

    /// <summary>Makes one attempt. Every failure is a result; only cancellation is an exception.</summary>
    public async ValueTask<PlaidAttempt> TryAsync(PlaidQuery query, CancellationToken cancellationToken)
    {
        var attempt = await TryExchangeAsync(query, cancellationToken).ConfigureAwait(false);
        return attempt.MayBeTlsPort
            && _options.BaseAddress is { Scheme: "http" } address
            && await TlsProbe.UsesTlsAsync(address, time, cancellationToken).ConfigureAwait(false)
                ? TransportErrors.TlsRequired
                : attempt;
    }

    private async ValueTask<PlaidAttempt> TryExchangeAsync(PlaidQuery query, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(query, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportErrors.ConnectTimeout;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A connection that ends with the deadline or the caller is a cancellation, not a failed connection.
            cancellationToken.ThrowIfCancellationRequested();
            return TransportErrors.Classify(exception, PlaidHttpClient.IsProxied(_options));
        }
    }

    private async ValueTask<PlaidAttempt> ExchangeAsync(PlaidQuery query, CancellationToken cancellationToken)
    {
        var requestedAt = Microseconds.Floor(time.GetUtcNow());
        var started = time.GetTimestamp();
        using var client = clients.CreateClient(PlaidHttpClient.Name);
        using var request = PlaidRequest.Create(_options, query.Endpoint.Path, query.Body(requestedAt));
        using var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using var body = new BodyBuffer();
        if (!await body.TryFillAsync(response.Content, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false))
        {
            return PlaidAttempt.Failed(PlaidFailures.ResponseTooLarge);
        }

        // The elapsed time keeps the response after its request when the clock is set back.
        var retrievedAt = Microseconds.Floor(requestedAt + time.GetElapsedTime(started));
        return Classify(response, body.Bytes, query, requestedAt, retrievedAt);
    }

    /// <summary>
    /// Reads a response of status 200 and another status with an error of Plaid. A body of another content type comes from a gateway and is
    /// not read, even where it would parse.
    /// </summary>
    private PlaidAttempt Classify(
        HttpResponseMessage response, ReadOnlySpan<byte> body, PlaidQuery query, DateTimeOffset requestedAt, DateTimeOffset retrievedAt)
    {
        var json = IsJson(response.Content.Headers.ContentType);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return json
                ? ReadResponse(body, query, requestedAt, retrievedAt)
                : Invalid("the content type of the body is not JSON in UTF-8");
        }

        var status = (int)response.StatusCode;
        return json && ErrorReader.TryRead(body) is { } error ? PlaidErrors.Classify(error, status) : PlaidErrors.ClassifyStatus(status);
    }

    private PlaidAttempt ReadResponse(
        ReadOnlySpan<byte> body, PlaidQuery query, DateTimeOffset requestedAt, DateTimeOffset retrievedAt)
    {
        try
        {
            return query.Read(body, requestedAt, retrievedAt);
        }
        catch (BodyException problem)
        {
            return Invalid(problem.Message);
        }
        catch (JsonException problem)
        {
            // The message of the exception may quote the body.
            return Invalid($"the body is not JSON at line {problem.LineNumber}, byte {problem.BytePositionInLine}, both from 0");
        }
    }

    private PlaidAttempt Invalid(string problem)
    {
        PlaidLog.ResponseRejected(logger, problem);
        return PlaidAttempt.Failed(PlaidFailures.ResponseInvalid);
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type?.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
}
