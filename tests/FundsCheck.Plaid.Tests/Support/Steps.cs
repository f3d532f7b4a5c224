using System.Net;
using System.Text;

namespace FundsCheck.Plaid.Tests.Support;

/// <summary>The responses, and the missing responses, to a request.</summary>
internal static class Steps
{
    public static Step Ok(string body) => Answer(200, body);

    public static Step Error(string code, int status = 400, string type = "ITEM_ERROR") => Answer(status, Json.Error(code, type));

    public static Step Answer(int status, string body, string? contentType = "application/json") =>
        Answer(status, Encoding.UTF8.GetBytes(body), contentType);

    public static Step Answer(int status, byte[] body, string? contentType = "application/json") =>
        _ => Task.FromResult(Response(status, new ByteArrayContent(body), contentType));

    public static Step AnswerStream(int status, Stream body) =>
        _ => Task.FromResult(Response(status, new StreamContent(body), "application/json"));

    public static Step Throw(Exception exception) => _ => Task.FromException<HttpResponseMessage>(exception);

    public static Step Fail(HttpRequestError error) => Throw(new HttpRequestException(error, "the wire broke"));

    /// <summary>No response until the timeout.</summary>
    public static Step Hang() => async cancellationToken =>
    {
        var never = new TaskCompletionSource<HttpResponseMessage>();
        await using var registration = cancellationToken.Register(() => never.TrySetCanceled(cancellationToken));
        return await never.Task;
    };

    private static HttpResponseMessage Response(int status, HttpContent content, string? contentType)
    {
        if (contentType is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        return new HttpResponseMessage((HttpStatusCode)status) { Content = content };
    }
}
