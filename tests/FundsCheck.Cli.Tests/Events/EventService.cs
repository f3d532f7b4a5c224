using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using FundsCheck.Storage;

namespace FundsCheck.Cli.Tests.Events;

/// <summary>The endpoint for events of a running service.</summary>
internal sealed class EventService : IAsyncDisposable
{
    public const string Token = "host-Token.of_the-Test-1";

    private readonly HttpListener _listener = new();
    private readonly Func<int, string, Task<EventResponse>> _respond;
    private readonly Task _serving;

    private EventService(Func<int, string, Task<EventResponse>> respond)
    {
        _respond = respond;
        var address = $"http://127.0.0.1:{LocalPort.FindFree()}/";
        Url = address + "debit-events";
        _listener.Prefixes.Add(address);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public ConcurrentQueue<EventPost> Requests { get; } = new();

    /// <summary>Gives the next response to each request, and the last to the rest.</summary>
    public static EventService Scripted(params EventResponse[] responses) =>
        new((number, _) => Task.FromResult(responses[Math.Min(number, responses.Length - 1)]));

    /// <summary>Records the events in a store, by the contract of the endpoint.</summary>
    public static EventService Over(IDecisionStore store, TimeProvider time) => new((_, body) => RecordAsync(store, time, body));

    /// <summary>Runs a command with the token of the service.</summary>
    public static Task<Run> RunAsync(TimeProvider time, params string[] arguments) => RunAsync("", time, arguments);

    public static async Task<Run> RunAsync(string input, TimeProvider time, params string[] arguments)
    {
        var run = await Run.OfAsync(input, name => name == "FUNDSCHECK_TOKEN" ? Token : null, time, arguments);
        Letters(run.Out + run.Error).Should().NotContain(Letters(Token));
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    // A token is seen also in another case, and with other characters between its letters.
    private static string Letters(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();

    private static async Task<EventResponse> RecordAsync(IDecisionStore store, TimeProvider time, string body)
    {
        using var json = JsonDocument.Parse(body);
        var members = json.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        DateTimeOffset? at = members.TryGetValue("at", out var stated) ? stated.GetDateTimeOffset() : null;
        DebitEvent debitEvent = members["event"].GetString() switch
        {
            "sent" => new DebitEvent.Sent(at),
            "returned" => new DebitEvent.Returned(at, members["code"].GetString()!),
            _ => new DebitEvent.Cancelled(),
        };
        try
        {
            var commit = await store.RecordAsync(
                new EventRequest(members["id"].GetString()!, debitEvent, time.GetUtcNow(), MayApproveUnread: false), default);
            return EventResponse.Recorded(commit.Event.DebitId, debitEvent.ToName(), commit.IsRepeated);
        }
        catch (DebitEventRefusedException exception)
        {
            return EventResponse.Problem(409, "event.refused", exception.Message);
        }
    }

    private async Task ServeAsync()
    {
        for (var number = 0; ; number++)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            using var reader = new StreamReader(context.Request.InputStream);
            var post = new EventPost(
                context.Request.HttpMethod, context.Request.Url!.PathAndQuery, context.Request.ContentType,
                context.Request.Headers["Authorization"], await reader.ReadToEndAsync());
            Requests.Enqueue(post);
            var response = await _respond(number, post.Body);
            context.Response.StatusCode = response.Status;
            context.Response.ContentType = response.Type;
            foreach (var (name, value) in response.Headers)
            {
                context.Response.AddHeader(name, value);
            }

            await context.Response.OutputStream.WriteAsync(Encoding.Latin1.GetBytes(response.Body));
            context.Response.Close();
        }
    }
}
