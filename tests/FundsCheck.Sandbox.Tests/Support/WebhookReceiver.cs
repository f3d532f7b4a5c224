using System.Net;
using System.Threading.Channels;

namespace FundsCheck.Sandbox.Tests.Support;

/// <summary>A receiver of webhooks on loopback, which keeps what arrives.</summary>
public sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Channel<ReceivedWebhook> _received = Channel.CreateUnbounded<ReceivedWebhook>();
    private readonly Task _running;

    private WebhookReceiver(int port)
    {
        Address = new Uri($"http://127.0.0.1:{port}/webhook");
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _running = RunAsync();
    }

    public Uri Address { get; }

    /// <summary>The status of its responses.</summary>
    public int Status { get; set; } = 200;

    public static WebhookReceiver Start() => new(FreePort.Next());

    /// <summary>The next webhook that arrived.</summary>
    public async Task<ReceivedWebhook> NextAsync() =>
        await _received.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(30));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _running;
    }

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                _received.Writer.TryWrite(new ReceivedWebhook(
                    context.Request.Headers["Plaid-Verification"] ?? "", context.Request.ContentType ?? "", body.ToArray()));
                context.Response.StatusCode = Status;
                context.Response.Close();
            }
        }
        catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
        {
            // The receiver was disposed of.
        }
    }
}
