using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace FundsCheck.Plaid;

/// <summary>One attempt: one request, one answer, and what it means.</summary>
internal sealed class PlaidCall(IHttpClientFactory clients, IOptions<PlaidOptions> options, TimeProvider time, ILogger<PlaidCall> logger)
{
    private readonly PlaidOptions _options = options.Value;

    /// <summary>World trouble is an attempt's outcome; only the end of the token is an exception.</summary>
    public async ValueTask<BalanceAttempt> TryAsync(string accountId, Secret accessToken, CancellationToken cancellationToken)
    {
        var attempt = await TryExchangeAsync(accountId, accessToken, cancellationToken).ConfigureAwait(false);
        return attempt.MayBeTlsPort
            && _options.BaseAddress is { Scheme: "http" } address
            && await TlsProbe.SpeaksTlsAsync(address, time, cancellationToken).ConfigureAwait(false)
                ? TransportErrors.TlsRequired
                : attempt;
    }

    private async ValueTask<BalanceAttempt> TryExchangeAsync(string accountId, Secret accessToken, CancellationToken cancellationToken)
    {
        try
        {
            return await ExchangeAsync(accountId, accessToken, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return TransportErrors.ConnectTimeout;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            // A connection that broke because time ran out or the caller left is not a broken connection.
            cancellationToken.ThrowIfCancellationRequested();
            return TransportErrors.Classify(exception, PlaidHttpClient.IsProxied(_options));
        }
    }

    private async ValueTask<BalanceAttempt> ExchangeAsync(string accountId, Secret accessToken, CancellationToken cancellationToken)
    {
        var requestedAt = Microseconds.Floor(time.GetUtcNow());
        var started = time.GetTimestamp();
        using var client = clients.CreateClient(PlaidHttpClient.Name);
        using var request = PlaidRequest.Create(_options, accountId, accessToken, requestedAt);
        using var response = await client.SendAsync(
            request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        using var body = new BodyBuffer();
        if (!await body.TryFillAsync(response.Content, _options.MaxResponseBytes, cancellationToken).ConfigureAwait(false))
        {
            return BalanceAttempt.Failed(PlaidFailures.ResponseTooLarge);
        }

        // By elapsed time: a clock that is set back meanwhile puts no answer before its request.
        var retrievedAt = Microseconds.Floor(requestedAt + time.GetElapsedTime(started));
        return Understand(response, body.Bytes, new BalanceQuestion(accountId, requestedAt, retrievedAt));
    }

    /// <summary>
    /// 200 with JSON is an answer, well-formed or not. Another status with JSON may be an error of Plaid's. What does not
    /// call itself JSON comes from something between: it is not read, even where it would parse.
    /// </summary>
    private BalanceAttempt Understand(HttpResponseMessage response, ReadOnlySpan<byte> body, BalanceQuestion question)
    {
        var json = IsJson(response.Content.Headers.ContentType);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            return json ? ReadAnswer(body, question) : Invalid("the body does not call itself JSON in UTF-8");
        }

        var status = (int)response.StatusCode;
        return json && ErrorReader.TryRead(body) is { } error ? PlaidErrors.Classify(error, status) : PlaidErrors.ClassifyStatus(status);
    }

    private BalanceAttempt ReadAnswer(ReadOnlySpan<byte> body, BalanceQuestion question)
    {
        try
        {
            return Answers.Judge(AnswerReader.Read(body, question));
        }
        catch (BodyException problem)
        {
            return Invalid(problem.Message);
        }
        catch (JsonException problem)
        {
            // Its message may quote the body.
            return Invalid($"the body is not JSON at line {problem.LineNumber}, byte {problem.BytePositionInLine}, both from 0");
        }
    }

    private BalanceAttempt Invalid(string problem)
    {
        PlaidLog.AnswerIsInvalid(logger, problem);
        return BalanceAttempt.Failed(PlaidFailures.ResponseInvalid);
    }

    private static bool IsJson(MediaTypeHeaderValue? type) =>
        string.Equals(type?.MediaType, "application/json", StringComparison.OrdinalIgnoreCase)
        && (type?.CharSet is null || string.Equals(type.CharSet.Trim('"'), "utf-8", StringComparison.OrdinalIgnoreCase));
}
