using System.Diagnostics;
using System.Globalization;
using System.Text;
using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests.Walks;

/// <summary>A program that runs in a terminal of its own until it is stopped.</summary>
internal sealed class Terminal : IAsyncDisposable
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    public Terminal(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(line.Data);
        _process.ErrorDataReceived += (_, line) => Add(line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>What the program has written so far, both outputs together.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    /// <summary>Waits until the program has written lines, in their order.</summary>
    /// <param name="lines">The lines, variable parts replaced.</param>
    public async Task WaitForAsync(string lines)
    {
        var started = Stopwatch.GetTimestamp();
        while (!VariableParts.Replace(Output).Contains(lines, StringComparison.Ordinal))
        {
            (_process.HasExited || Stopwatch.GetElapsedTime(started) > TimeMax).Should().BeFalse(
                "the terminal shows `{0}`; its output: {1}", lines, Output);
            await Task.Delay(Interval);
        }
    }

    /// <summary>Asks the program to stop, and ends one that does not.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Command.RunAsync("kill", Path.GetTempPath(), "-TERM", _process.Id.ToString(CultureInfo.InvariantCulture));
            var stopped = _process.WaitForExitAsync();
            await Task.WhenAny(stopped, Task.Delay(TimeMax));
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private void Add(string? line)
    {
        lock (_output)
        {
            _output.Append(line).Append('\n');
        }
    }
}
