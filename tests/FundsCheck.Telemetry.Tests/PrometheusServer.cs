using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace FundsCheck.Telemetry.Tests;

/// <summary>A Prometheus server on loopback, which scrapes one target every second.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly HttpClient _http;

    private PrometheusServer(DirectoryInfo folder, Process process, int port)
    {
        (_folder, _process) = (folder, process);
        _http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
    }

    public static async Task<PrometheusServer> StartAsync(string program, int port, string target)
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-prometheus-");
        var configuration = Path.Combine(folder.FullName, "prometheus.yml");
        await File.WriteAllTextAsync(configuration, $"""
            global: {"{"} scrape_interval: 1s, evaluation_interval: 1s {"}"}
            rule_files: ["{RepositoryFile.PathOf("docs/operations/prometheus-alerts.yml")}"]
            scrape_configs:
              - job_name: fundscheck
                static_configs: [{"{"} targets: ["{target}"] {"}"}]
            """);
        var start = new ProcessStartInfo(program)
        {
            ArgumentList =
            {
                $"--config.file={configuration}", $"--storage.tsdb.path={folder.FullName}", $"--web.listen-address=127.0.0.1:{port}",
                "--log.level=error",
            },
        };
        var server = new PrometheusServer(folder, Process.Start(start)!, port);
        await server.UntilAsync(async () => (await server._http.GetAsync("/-/ready")).IsSuccessStatusCode);
        return server;
    }

    /// <summary>The samples of an expression; an error of Prometheus fails the test.</summary>
    public async Task<JsonArray> QueryAsync(string expression)
    {
        using var query = new FormUrlEncodedContent([KeyValuePair.Create("query", expression)]);
        using var response = await _http.PostAsync("/api/v1/query", query);
        var body = await response.Content.ReadFromJsonAsync<JsonObject>();
        body!["status"]!.GetValue<string>().Should().Be("success", $"{expression}: {body["error"]}");
        return body["data"]!["result"]!.AsArray();
    }

    /// <summary>The values of a label.</summary>
    public async Task<IReadOnlyList<string>> ValuesAsync(string label)
    {
        var body = await _http.GetFromJsonAsync<JsonObject>($"/api/v1/label/{label}/values");
        return [.. body!["data"]!.AsArray().Select(value => value!.GetValue<string>())];
    }

    /// <summary>The alert rules that the server loaded: name and health.</summary>
    public async Task<IReadOnlyList<(string Name, string Query, string Health)>> RulesAsync()
    {
        var body = await _http.GetFromJsonAsync<JsonObject>("/api/v1/rules?type=alert");
        return [.. body!["data"]!["groups"]!.AsArray().SelectMany(group => group!["rules"]!.AsArray()).Select(rule =>
            (rule!["name"]!.GetValue<string>(), rule["query"]!.GetValue<string>(), rule["health"]!.GetValue<string>()))];
    }

    /// <summary>Waits for a condition.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await IsMetAsync(condition))
        {
            _process.HasExited.Should().BeFalse("Prometheus runs");
            await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static async Task<bool> IsMetAsync(Func<Task<bool>> condition)
    {
        try
        {
            return await condition();
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
