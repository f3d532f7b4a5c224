using System.Net;
using System.Net.Sockets;
using System.Text;

namespace FundsCheck.Cli.Tests.Decisions;

/// <summary>A server in place of Plaid for reports: responds to each request with the next step, and with the last to the rest.</summary>
internal sealed class ReportServer : IAsyncDisposable
{
    public const string Received = """{"request_id":"mdqfuVxeoza6mhu"}""";

    private readonly HttpListener _listener = new();
    private readonly (int Status, string Body)[] _steps;
    private readonly Task _serving;

    public ReportServer(params (int Status, string Body)[] steps)
    {
        _steps = steps.Length == 0 ? [(200, Received)] : steps;
        Address = $"http://127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    public List<string> Requests { get; } = [];

    public static string Error(string code, string type) =>
        $$"""{"error_type":"{{type}}","error_code":"{{code}}","error_message":"some words","display_message":null,"request_id":"r"}""";

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
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
            var (status, body) = _steps[Math.Min(Requests.Count, _steps.Length - 1)];
            Requests.Add($"{context.Request.Url!.AbsolutePath} {await reader.ReadToEndAsync()}");
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
            context.Response.Close();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
