using FundsCheck.Samples.Tests.WebApi;
using FundsCheck.Sandbox;

namespace FundsCheck.Reliability.Tests.Soak;

/// <summary>The web API of the samples, which is stopped and started while its clients go on.</summary>
internal sealed class SoakService(string folder, PlaidSandbox plaid) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly List<string> _outputs = [];
    private WebApiProcess? _process;

    public WebApiProcess Current => _process ?? throw new InvalidOperationException("the service was not started");

    /// <summary>Everything that all its processes wrote.</summary>
    public string Output => string.Join('\n', [.. _outputs, Current.Output]);

    public async Task StartAsync() => _process = await WebApiProcess.StartAsync(folder, plaid.Address);

    /// <summary>Stops it as an orchestrator does, and starts another; or kills it.</summary>
    public async Task RestartAsync(bool isKilled)
    {
        var before = Current;
        if (isKilled)
        {
            before.Kill();
        }
        else
        {
            (await before.StopAsync().WaitAsync(Patience)).Should().Be(0, before.Output);
        }

        _outputs.Add(before.Output);
        await before.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Waits until <c>/health/ready</c> has a status.</summary>
    public Task UntilHealthIsAsync(params string[] statuses) => UntilAsync(
        async () =>
        {
            using var response = await Current.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            return await response.Content.ReadAsStringAsync();
        },
        statuses.Contains,
        string.Join(" or ", statuses));

    /// <summary>Waits until a metric exceeds a value.</summary>
    public Task UntilMetricExceedsAsync(string name, string part, double value) =>
        UntilAsync(() => MetricAsync(name, part), it => it > value, $"{name} above {value}");

    public Task UntilOutputContainsAsync(string text) => UntilAsync(
        () => Task.FromResult(Current.Output.Contains(text, StringComparison.Ordinal)), it => it, $"`{text}` in the log");

    private static async Task UntilAsync<T>(Func<Task<T>> read, Func<T, bool> isReached, string expected)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (await read() is var last && !isReached(last))
        {
            patience.IsCancellationRequested.Should().BeFalse($"{expected} is expected, and is {last}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>The sum of the series of a metric whose line has a text.</summary>
    public async Task<double> MetricAsync(string name, string part = "")
    {
        var metrics = await Current.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return metrics.Split('\n')
            .Where(line => line.StartsWith(name, StringComparison.Ordinal) && line.Contains(part, StringComparison.Ordinal))
            .Sum(line => double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
