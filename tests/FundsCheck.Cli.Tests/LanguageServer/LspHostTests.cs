using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using FundsCheck.Cli.LanguageServer;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class LspHostTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Pipe _toServer = new();
    private readonly Pipe _fromServer = new();
    private readonly Task<int> _server;
    private readonly Stream _output;

    public LspHostTests()
    {
        _output = _fromServer.Reader.AsStream();
        _server = LspHost.RunAsync(
            _toServer.Reader.AsStream(), _fromServer.Writer.AsStream(), TimeProvider.System, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _toServer.Writer.CompleteAsync();
        await _server.WaitAsync(Patience);
    }

    [Fact]
    public async Task A_request_before_initialize_is_refused_and_initialize_still_works()
    {
        await SendAsync(
            """{ "jsonrpc": "2.0", "id": 1, "method": "textDocument/formatting", "params": { "textDocument": { "uri": "a" } } }""");
        await SendAsync("""{ "jsonrpc": "2.0", "id": 2, "method": "initialize", "params": { "capabilities": {} } }""");

        (await ReadAsync()).GetProperty("error").GetProperty("code").GetInt32().Should().Be(-32002);
        (await ReadAsync()).GetProperty("result").GetProperty("capabilities").GetProperty("positionEncoding").GetString()
            .Should().Be("utf-16");
    }

    [Theory]
    [InlineData("{ \"a\":", -32700)]
    [InlineData("""{ "jsonrpc": "2.0", "id": 7, "method": "no/such", "params": {} }""", -32601)]
    [InlineData("""{ "jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": { "textDocument": 5 } }""", -32602)]
    [InlineData("""{ "jsonrpc": "2.0", "id": 7, "method": "textDocument/hover", "params": { "textDocument": { "uri": "a" } } }""", -32602)]
    [InlineData(
        """{ "jsonrpc": "2.0", "id": 7, "method": "workspace/executeCommand", "params": { "command": "x", "arguments": [1, 2] } }""",
        -32602)]
    public async Task A_wrong_message_gets_an_error_without_a_stack_and_the_server_goes_on(string message, int code)
    {
        await InitializeAsync();

        await SendAsync(message);
        var answer = await ReadAsync();
        await SendAsync("""{ "jsonrpc": "2.0", "id": 8, "method": "shutdown" }""");

        answer.GetProperty("error").GetProperty("code").GetInt32().Should().Be(code);
        answer.ToString().Should().NotContain("stack").And.NotContain(".cs");
        (await ReadAsync()).GetProperty("id").GetInt32().Should().Be(8);
    }

    [Fact]
    public async Task Exits_with_0_after_shutdown()
    {
        await InitializeAsync();

        await SendAsync("""{ "jsonrpc": "2.0", "id": 8, "method": "shutdown" }""");
        await SendAsync("""{ "jsonrpc": "2.0", "method": "exit" }""");

        (await _server.WaitAsync(Patience)).Should().Be(0);
    }

    [Fact]
    public async Task Exits_with_1_where_the_editor_goes_without_shutdown()
    {
        await InitializeAsync();

        await _toServer.Writer.CompleteAsync();

        (await _server.WaitAsync(Patience)).Should().Be(1);
    }

    [Fact]
    public async Task Exits_with_1_where_the_process_of_the_editor_is_gone()
    {
        await SendAsync(
            $$"""{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "processId": {{int.MaxValue}}, "capabilities": {} } }""");

        (await _server.WaitAsync(Patience)).Should().Be(1);
    }

    [Fact]
    public async Task Shows_the_latest_version_and_clears_a_closed_document()
    {
        await InitializeAsync();

        await SendAsync(Open(version: 1, "{"));
        await SendAsync(Change(version: 2, "[]"));
        var shown = await ReadAsync();
        while (shown.GetProperty("params").GetProperty("version").GetInt32() < 2)
        {
            shown = await ReadAsync();
        }

        await SendAsync(
            """{ "jsonrpc": "2.0", "method": "textDocument/didClose", "params": { "textDocument": { "uri": "file:///a.json" } } }""");
        var closed = await ReadAsync();
        while (closed.GetProperty("params").TryGetProperty("version", out _))
        {
            closed = await ReadAsync();
        }

        shown.GetProperty("params").GetProperty("diagnostics")[0].GetProperty("code").GetString().Should().Be("type.wrong");
        closed.GetProperty("params").GetProperty("diagnostics").GetArrayLength().Should().Be(0);
    }

    private async Task InitializeAsync()
    {
        await SendAsync("""{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "processId": null, "capabilities": {} } }""");
        _ = await ReadAsync();
    }

    private static string Open(int version, string text) => JsonSerializer.Serialize(new
    {
        jsonrpc = "2.0", method = "textDocument/didOpen",
        @params = new { textDocument = new { uri = "file:///a.json", languageId = "json", version, text } },
    });

    private static string Change(int version, string text) => JsonSerializer.Serialize(new
    {
        jsonrpc = "2.0", method = "textDocument/didChange",
        @params = new { textDocument = new { uri = "file:///a.json", version }, contentChanges = new[] { new { text } } },
    });

    private async Task SendAsync(string message)
    {
        var body = Encoding.UTF8.GetBytes(message);
        await _toServer.Writer.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await _toServer.Writer.WriteAsync(body);
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var time = new CancellationTokenSource(Patience);
        var header = new List<byte>();
        var one = new byte[1];
        while (header.Count < 4 || !header[^4..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            await _output.ReadExactlyAsync(one, time.Token);
            header.Add(one[0]);
        }

        var length = Encoding.ASCII.GetString([.. header]).Split('\n')
            .Single(line => line.StartsWith("Content-Length", StringComparison.Ordinal));
        var body = new byte[int.Parse(length.Split(':')[1], CultureInfo.InvariantCulture)];
        await _output.ReadExactlyAsync(body, time.Token);
        return JsonDocument.Parse(body).RootElement.Clone();
    }
}
