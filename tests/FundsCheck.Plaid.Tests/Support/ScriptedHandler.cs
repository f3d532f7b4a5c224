namespace FundsCheck.Plaid.Tests.Support;

/// <summary>Responds to requests step by step; the last step responds to all that follow.</summary>
internal sealed class ScriptedHandler(TimeProvider time, params Step[] steps) : HttpMessageHandler
{
    private int _next;

    public List<SentRequest> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var content = request.Content is null ? [] : request.Content.Headers.AsEnumerable();
        var headers = request.Headers.Concat(content)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.Ordinal);
        Requests.Add(new SentRequest(request.Method, request.RequestUri, headers, body, time.GetUtcNow()));
        var step = steps[Math.Min(_next, steps.Length - 1)];
        _next++;
        return await step(cancellationToken);
    }
}
