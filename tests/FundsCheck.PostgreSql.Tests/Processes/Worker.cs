using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.PostgreSql.Tests.Processes;

/// <summary>One of the processes: killed and started again, with one file for all its lives.</summary>
internal sealed class Worker(int number, int secondsAhead, string folder, string connectionString) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private Process? _process;
    private Task<string> _errors = Task.FromResult(string.Empty);
    private int _lives;

    public string File => Path.Combine(folder, FormattableString.Invariant($"worker-{number}"));

    public long AcknowledgedBytes => new FileInfo(File) is { Exists: true, Length: var length } ? length : 0;

    public IReadOnlyList<Acknowledgement> ReadAcknowledged() => Acknowledgement.ReadAll(File);

    public void Start()
    {
        CutIncompleteLine();
        _process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                typeof(Worker).Assembly.Location, CheckingProcess.Argument, FormattableString.Invariant($"w{number}-{_lives++}"),
                secondsAhead.ToString(CultureInfo.InvariantCulture), File, connectionString,
            ])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardError = true,
        })!;
        _errors = _process.StandardError.ReadToEndAsync();
    }

    /// <summary>Kills the process with SIGKILL.</summary>
    public async Task KillAsync()
    {
        if (_process is { } process)
        {
            (process.HasExited ? await _errors : null).Should().BeNull("a process goes on whatever the server does");
            process.Kill();
            await process.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    /// <summary>Ends the process, which finishes what it began.</summary>
    public async Task StopAsync()
    {
        if (_process is { } process)
        {
            process.StandardInput.Close();
            await process.WaitForExitAsync().WaitAsync(Patience);
            (process.ExitCode, await _errors).Should().Be((0, string.Empty), "worker {0} ends in order", number);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false } process)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        _process?.Dispose();
    }

    // A kill may cut a line off; a line after it must not continue it.
    private void CutIncompleteLine()
    {
        using var stream = new FileStream(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
        while (stream.Length > 0)
        {
            stream.Position = stream.Length - 1;
            if (stream.ReadByte() == '\n')
            {
                return;
            }

            stream.SetLength(stream.Length - 1);
        }
    }
}
