using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Events;

/// <summary>
/// Records events through a running service. A request that may have failed on its way is sent again: the service records an event once.
/// </summary>
internal sealed class ServiceEventRecorder : IEventRecorder, IDisposable
{
    public const int AttemptsMax = 4;

    private const int ResponseBytesMax = 1_048_576;

    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(10);

    private readonly ServiceAddress _address;
    private readonly TimeProvider _time;
    private readonly HttpClient _client;

    public ServiceEventRecorder(ServiceAddress address, TimeProvider time)
    {
        (_address, _time) = (address, time);
#pragma warning disable CA2000 // The client disposes of its handler.
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseCookies = false,

            // A proxy would carry a token for this machine to another one.
            UseProxy = !address.IsLoopback,
        };
#pragma warning restore CA2000
        _client = new HttpClient(handler) { MaxResponseContentBufferSize = ResponseBytesMax, Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.Accept.ParseAdd("application/json, application/problem+json");
        if (address.Token is { } token)
        {
            _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        }
    }

    public async Task<EventResult> RecordAsync(EventRequest request, CancellationToken cancellationToken)
    {
        var body = EventJson.Write(request);
        var wait = FirstWait;
        for (var attempt = 1; ; attempt++)
        {
            switch (await SendAsync(body, request, cancellationToken).ConfigureAwait(false))
            {
                case ServiceAnswer.Decided { Result: EventResult.Rejected rejected }:
                    return rejected with { Reason = _address.Show(rejected.Reason) };
                case ServiceAnswer.Decided decided:
                    return decided.Result;
                case ServiceAnswer.TryAgain again when attempt < AttemptsMax:
                    await Task.Delay(Shorter(again.After ?? wait, WaitMax), _time, cancellationToken).ConfigureAwait(false);
                    wait *= 2;
                    break;
                case ServiceAnswer.TryAgain { Cause: var cause }:
                    throw Failure($"{cause}; {AttemptsMax} attempts failed; run the command again later: a repeated event adds nothing");
                case ServiceAnswer.Failed { Cause: var cause }:
                    throw Failure(cause);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private RecordingFailedException Failure(string cause) => new($"{_address.Name}: {_address.Show(cause)}");

    private async Task<ServiceAnswer> SendAsync(byte[] body, EventRequest request, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(AttemptTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await _client.PostAsync(_address.Url, content, either.Token).ConfigureAwait(false);
            var bytes = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            var type = response.Content.Headers.ContentType?.MediaType;
            return ServiceResponse.Read((int)response.StatusCode, type, bytes, request, WaitOf(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ServiceAnswer.TryAgain(string.Create(
                CultureInfo.InvariantCulture, $"the service did not respond within {AttemptTimeout.TotalSeconds} s"));
        }
        catch (HttpRequestException exception)
        {
            return AnswerOf(exception);
        }
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? retryAfter)
    {
        var wait = retryAfter?.Delta ?? (retryAfter?.Date - _time.GetUtcNow());
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    private static ServiceAnswer AnswerOf(HttpRequestException exception) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => new ServiceAnswer.Failed("the TLS handshake failed; check the service's certificate"),
        HttpRequestError.ConfigurationLimitExceeded => new ServiceAnswer.Failed(
            string.Create(CultureInfo.InvariantCulture, $"the response is longer than {ResponseBytesMax} bytes; check the address")),
        HttpRequestError.InvalidResponse => new ServiceAnswer.Failed("the response is not HTTP; check the address"),
        HttpRequestError.ProxyTunnelError => new ServiceAnswer.Failed("the proxy rejects the connection; check HTTPS_PROXY and NO_PROXY"),
        _ => new ServiceAnswer.TryAgain(exception.InnerException is SocketException socket
            ? $"the service cannot be reached ({socket.SocketErrorCode})"
            : $"the connection to the service failed ({exception.HttpRequestError})"),
    };
}
