using System.Diagnostics;
using System.Globalization;

namespace FundsCheck.Samples.Tests.Support;

/// <summary>A sample, or a shell block of its README, as a process.</summary>
internal sealed class SampleProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private SampleProgram(ProcessStartInfo info, string folder)
    {
        (info.WorkingDirectory, info.UseShellExecute) = (folder, false);
        (info.RedirectStandardOutput, info.RedirectStandardError) = (true, true);
        _process = Process.Start(info)!;
        (_output, _error) = (_process.StandardOutput.ReadToEndAsync(), _process.StandardError.ReadToEndAsync());
    }

    public static SampleProgram Start(string path, string folder, params string[] arguments) =>
        new(new ProcessStartInfo("dotnet", [path, .. arguments]), folder);

    /// <summary>Starts the commands of a page in a shell that ends with the first command that fails.</summary>
    public static SampleProgram StartShell(string commands, string folder) =>
        new(new ProcessStartInfo("/bin/sh", ["-e", "-c", WithExec(commands.TrimEnd())]), folder);

    // The last command takes the place of the shell, so that a signal reaches it.
    private static string WithExec(string commands) => commands.Insert(commands.LastIndexOf('\n') + 1, "exec ");

    public bool HasEnded => _process.HasExited;

    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Asks the process to end, as a service manager does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<(int Status, string Output, string Error)> EndAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return (_process.ExitCode, await _output.WaitAsync(Patience), await _error.WaitAsync(Patience));
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }
}
