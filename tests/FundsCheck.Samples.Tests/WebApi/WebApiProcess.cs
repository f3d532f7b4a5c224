using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using FundsCheck.Sandbox;

namespace FundsCheck.Samples.Tests.WebApi;

/// <summary>The web API as its own process, with its files in a folder and Plaid at a sandbox.</summary>
internal sealed class WebApiProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>The sample, built for the configuration of the tests.</summary>
    private static readonly string Program = RepositoryRoot.PathOf(
        "samples", "WebApi", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "FundsCheck.Samples.WebApi.dll");

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WebApiProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException($"the service ended: {Output}"));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the service wrote so far.</summary>
    public string Output => string.Join('\n', _lines);

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseCookies = true, AllowAutoRedirect = false });

    /// <param name="folder">The folder of the log, the entries and the rules.</param>
    /// <param name="plaid">The address of the sandbox.</param>
    public static async Task<WebApiProcess> StartAsync(string folder, Uri plaid)
    {
        var start = new ProcessStartInfo("dotnet", [Program])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in Settings(folder, plaid))
        {
            start.Environment[name] = value;
        }

        var service = new WebApiProcess(start);
        service.Client.BaseAddress = await service._address.Task.WaitAsync(TimeSpan.FromMinutes(1));
        return service;
    }

    /// <summary>Pays as the shop does.</summary>
    public async Task<(int Status, JsonElement Body)> PayAsync(string id, string customer, string amount, string key = "shop-key") =>
        await PostAsync("/payments", new { id, customer, amount }, key);

    public async Task<(int Status, JsonElement Body)> PostAsync(string path, object body, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        return await SendAsync(request, key);
    }

    public async Task<(int Status, JsonElement Body)> GetAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request, key);
    }

    /// <summary>Asks the process to stop, as an orchestrator does, and waits for its end.</summary>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static IEnumerable<(string Name, string Value)> Settings(string folder, Uri plaid)
    {
        yield return ("DOTNET_ENVIRONMENT", "Production");
        yield return ("Urls", "http://127.0.0.1:0");
        yield return ("FundsCheck__Rules__Folder", Path.Combine(folder, "rules"));
        yield return ("FundsCheck__Rules__IsWatched", "true");
        yield return ("FundsCheck__DecisionLog__Path", Path.Combine(folder, "log", "decisions.jsonl"));
        yield return ("FundsCheck__Plaid__BaseAddress", plaid.ToString());
        yield return ("FundsCheck__Plaid__ClientId", "client-of-the-sample");
        yield return ("FundsCheck__Plaid__Secret", "secret-of-the-sample");
        yield return ("Payments__EntriesFile", Path.Combine(folder, "entries.jsonl"));
        foreach (var (index, name, role) in new[] { (0, "shop", "service"), (1, "reviewer", "reviewer"), (2, "operator", "operator") })
        {
            yield return ($"Access__Keys__{index}__Name", name);
            yield return ($"Access__Keys__{index}__Role", role);
            yield return ($"Access__Keys__{index}__Key", $"{name}-key");
        }

        foreach (var token in SandboxToken.All.Where(token => token.AccountIds.Count > 0))
        {
            yield return ($"Payments__Customers__{token.Name}__AccountId", token.AccountIds[0]);
            yield return ($"Payments__Customers__{token.Name}__AccessToken", token.AccessToken);
        }
    }

    private async Task<(int Status, JsonElement Body)> SendAsync(HttpRequestMessage request, string? key)
    {
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
        {
            _address.TrySetResult(new Uri(line[(at + Listening.Length)..].Trim()));
        }
    }
}
