using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>Requests balances, or another endpoint, of a sandbox as a client of Plaid does, with a plain HttpClient.</summary>
internal sealed class Client : IDisposable
{
    public const string Route = "accounts/balance/get";

    private readonly HttpClient _http;

    public Client(Uri address) => _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(30),
        MaxResponseContentBufferSize = 256L << 20,
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static string Body(string accessToken, params IReadOnlyList<string> accountIds) => accountIds.Count == 0
        ? JsonSerializer.Serialize(new { access_token = accessToken })
        : JsonSerializer.Serialize(new { access_token = accessToken, options = new { account_ids = accountIds } });

    public static HttpRequestMessage Request(
        string body, string contentType = "application/json", bool credentials = true, string path = Route)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        request.Headers.Add("Plaid-Version", "2020-09-14");
        if (credentials)
        {
            request.Headers.Add("PLAID-CLIENT-ID", "client-of-the-tests");
            request.Headers.Add("PLAID-SECRET", "secret-of-the-tests");
        }

        return request;
    }

    public Task<Reply> RequestAsync(string accessToken, params IReadOnlyList<string> accountIds) =>
        SendAsync(Request(Body(accessToken, accountIds)));

    public Task<Reply> RequestNamedAsync(string name, params IReadOnlyList<string> accountIds) =>
        RequestAsync(SandboxToken.Get(name).AccessToken, accountIds);

    public Task<Reply> PostAsync(string body) => SendAsync(Request(body));

    public Task<Reply> PostAsync(SandboxEndpoint endpoint, string body) => SendAsync(Request(body, path: endpoint.Path));

    public Task<Reply> PostAsync(SandboxEndpoint endpoint, object body) => PostAsync(endpoint, JsonSerializer.Serialize(body));

    public async Task<Reply> SendAsync(HttpRequestMessage request)
    {
        using (request)
        using (var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token))
        {
            var body = await response.Content.ReadAsByteArrayAsync(Token);
            return new Reply(
                (int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), body, response.Headers,
                response.Content.Headers);
        }
    }

    public void Dispose() => _http.Dispose();
}
