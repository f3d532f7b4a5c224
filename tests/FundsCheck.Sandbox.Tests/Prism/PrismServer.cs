using System.Diagnostics;
using System.Globalization;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.Sandbox.Tests.Prism;

/// <summary>
/// npm's Prism as a child process on loopback: a proxy that checks an exchange against an OpenAPI file, or a mock made of it.
/// In proxy mode a response has the violations in its header <see cref="ViolationsHeader"/>.
/// </summary>
public sealed class PrismServer : IAsyncDisposable
{
    /// <summary>Lists, in JSON, what an exchange violates; absent where nothing.</summary>
    public const string ViolationsHeader = "sl-violations";

    private const string ReadyMark = "Prism is listening";
    private const int OutputLinesKept = 50;

    /// <summary>The OpenAPI file of Plaid's has 3 MB, which takes seconds to read.</summary>
    private static readonly TimeSpan StartMax = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly OpenApiCopy _openApi;

    private PrismServer(Process process, OpenApiCopy openApi, Uri address)
    {
        _process = process;
        _openApi = openApi;
        Address = address;
    }

    /// <summary>Where Prism listens.</summary>
    public Uri Address { get; }

    /// <summary>The executable: the value of FUNDSCHECK_PRISM, else in <c>tests/node_modules</c>. Null where it is not installed.</summary>
    public static string? FindExecutable(string repositoryRoot)
    {
        var executable = Environment.GetEnvironmentVariable("FUNDSCHECK_PRISM");
        return string.IsNullOrEmpty(executable)
            ? Existing(Path.Combine(repositoryRoot, "tests", "node_modules", ".bin", "prism"))
            : Existing(executable) ?? throw new InvalidOperationException($"FUNDSCHECK_PRISM names no file: `{executable}`");
    }

    /// <summary>Starts Prism and waits until it listens.</summary>
    /// <param name="executable">As <see cref="FindExecutable"/> found it.</param>
    /// <param name="openApi">The OpenAPI file.</param>
    /// <param name="mode">What it does.</param>
    /// <param name="upstream">The server that a proxy stands in front of.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    public static async Task<PrismServer> StartAsync(
        string executable, string openApi, PrismMode mode, Uri? upstream = null, CancellationToken cancellationToken = default)
    {
        var port = FreePort.Next();
        var copy = await OpenApiCopy.MakeAsync(openApi, cancellationToken);
        var process = new Process { StartInfo = StartInfo(executable, Arguments(copy.Path, mode, upstream, port)) };
        var server = new PrismServer(process, copy, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
        try
        {
            await server.RunAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        catch (InvalidOperationException)
        {
            // It never started.
        }

        _process.Dispose();
        _openApi.Dispose();
    }

    private static string? Existing(string file) => File.Exists(file) ? file : null;

    private static IEnumerable<string> Arguments(string openApi, PrismMode mode, Uri? upstream, int port)
    {
        IEnumerable<string> listen = ["--host", "127.0.0.1", "--port", port.ToString(CultureInfo.InvariantCulture)];
        return mode switch
        {
            PrismMode.Proxy => [
                "proxy",
                openApi,
                (upstream ?? throw new ArgumentNullException(nameof(upstream))).GetLeftPart(UriPartial.Authority),
                .. listen,
            ],
            PrismMode.MockExamples => ["mock", openApi, .. listen],
            _ => ["mock", openApi, "--dynamic", .. listen],
        };
    }

    private static ProcessStartInfo StartInfo(string executable, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(executable, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["NO_COLOR"] = "1";
        return start;
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new Queue<string>();
        void Read(string? line)
        {
            lock (output)
            {
                output.Enqueue(line ?? "(end of output)");
                if (output.Count > OutputLinesKept)
                {
                    output.Dequeue();
                }
            }

            if (line is null)
            {
                ready.TrySetException(new InvalidOperationException("Prism ended before it listened"));
            }
            else if (line.Contains(ReadyMark, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
        }

        // Read to its end, or Prism would block on a full pipe.
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data ?? "");
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            await ready.Task.WaitAsync(StartMax, cancellationToken);
        }
        catch (Exception failed) when (failed is TimeoutException or InvalidOperationException)
        {
            lock (output)
            {
                throw new InvalidOperationException($"Prism did not start: {failed.Message}\n{string.Join('\n', output)}", failed);
            }
        }
    }
}
