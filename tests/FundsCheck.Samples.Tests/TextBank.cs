using System.Net;
using System.Text;

namespace FundsCheck.Samples.Tests;

/// <summary>The provider of the sample: responds by the account's id.</summary>
internal sealed class TextBank : HttpMessageHandler
{
    private readonly TaskCompletionSource _hangingRead = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string? Authorization { get; private set; }

    public Task WaitForHangingReadAsync(CancellationToken cancellationToken) => _hangingRead.Task.WaitAsync(cancellationToken);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Authorization = request.Headers.Authorization?.ToString();
        var account = Uri.UnescapeDataString(request.RequestUri!.Segments[^2].TrimEnd('/'));
        switch (account)
        {
            case "hangs":
                _hangingRead.TrySetResult();
                return await new TaskCompletionSource<HttpResponseMessage>().Task.WaitAsync(cancellationToken);
            case "unreachable":
                throw new HttpRequestException("Connection refused");
            case "expired":
                return Json(HttpStatusCode.BadRequest, """{"error":"LOGIN_EXPIRED"}""");
            case "closed":
                return Json(HttpStatusCode.NotFound, """{"error":"ACCOUNT_CLOSED"}""");
            case "new error":
                return Json(HttpStatusCode.ServiceUnavailable, """{"error":"SOLAR_STORM"}""");
            case "reserved error":
                return Json(HttpStatusCode.TooManyRequests, """{"error":"none"}""");
            case "no error":
                return Json(HttpStatusCode.Unauthorized, "null");
            case "html":
                return Json(HttpStatusCode.OK, "<html>");
            case "other":
                return Json(HttpStatusCode.OK, """{"account":"somebody-elses","available":"1.00"}""");
            case "number":
                return Json(HttpStatusCode.OK, """{"account":"number","available":1.00}""");
            case "words":
                return Json(HttpStatusCode.OK, """{"account":"words","available":"1,000.00"}""");
            case "long":
                return Json(HttpStatusCode.OK, """{"account":"long","available":"1.0000000000000000000000000000001"}""");
            case "partial":
                return Json(HttpStatusCode.OK, """{"account":"partial","type":"piggy bank","ledger":"-0.005"}""");
            default:
                return Json(HttpStatusCode.OK, $$"""{"account":"{{account}}","type":"checking","available":"100.25","ledger":"110.00"}""");
        }
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string body) =>
        new(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
}
