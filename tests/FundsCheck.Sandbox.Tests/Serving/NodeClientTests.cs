using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Serving;

/// <summary>Plaid's own client for node as a client of the sandbox.</summary>
public sealed class NodeClientTests : IAsyncLifetime
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);
    private readonly WebhookReceiver _receiver = WebhookReceiver.Start();
    private PlaidSandbox _sandbox = null!;

    public async ValueTask InitializeAsync() =>
        _sandbox = await PlaidSandbox.StartAsync(new PlaidSandboxOptions { WebhookUrl = _receiver.Address });

    public async ValueTask DisposeAsync()
    {
        await _sandbox.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    [Fact]
    public async Task Every_endpoint_serves_the_client_of_Plaid()
    {
        var results = await RunAsync(SandboxToken.Get("checking"));

        results.Select(result => result.GetProperty("path").GetString())
            .Should().Equal(_sandbox.Endpoints.Select(endpoint => endpoint.Path));
        results.Should().AllSatisfy(result => result.GetProperty("status").GetInt32().Should().Be(200, result.GetRawText()));
        _sandbox.Endpoints.Should().AllSatisfy(endpoint => _sandbox.Requests.CountOf(endpoint).Should().Be(1, endpoint.Path));
        results[0].GetProperty("body").GetProperty("accounts")[0].GetProperty("balances").GetProperty("available").GetDecimal()
            .Should().Be(1000m);
        results[7].GetProperty("body").GetProperty("ruleset").GetProperty("result").GetString().Should().Be("ACCEPT");
        (await _receiver.NextAsync()).Signature.Should().NotBeEmpty();
    }

    [Fact]
    public async Task An_error_of_a_token_reaches_the_client_of_Plaid()
    {
        var results = await RunAsync(SandboxToken.Get("error-item-locked"));

        results.Where(result => result.GetProperty("status").GetInt32() == 400)
            .Select(result => result.GetProperty("body").GetProperty("error_code").GetString()).Distinct(StringComparer.Ordinal)
            .Should().BeEquivalentTo("ITEM_LOCKED", "INVALID_FIELD");
    }

    private async Task<List<JsonElement>> RunAsync(SandboxToken token)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Repository.Root, "tests", "node_modules", "plaid")),
            "the npm package plaid is not installed; run `npm ci` in tests/");
        using var node = Start();
        Assert.SkipWhen(node is null, "node is not installed");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        time.CancelAfter(TimeMax);
        var output = node!.StandardOutput.ReadToEndAsync(time.Token);
        var errors = node.StandardError.ReadToEndAsync(time.Token);
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            token = token.AccessToken,
            processorToken = token.ProcessorToken,
            account = token.AccountIds[0],
            key = _sandbox.WebhookKeyId,
        }));
        node.StandardInput.Close();
        await node.WaitForExitAsync(time.Token);
        node.ExitCode.Should().Be(0, await errors);
        using var document = JsonDocument.Parse(await output);
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    private Process? Start()
    {
        var script = Path.Combine(Repository.Root, "tests", "plaid", "client.mjs");
        var start = new ProcessStartInfo("node", [script, _sandbox.Address.GetLeftPart(UriPartial.Authority)])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
