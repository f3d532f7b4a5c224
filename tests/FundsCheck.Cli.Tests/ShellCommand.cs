using System.Diagnostics;

namespace FundsCheck.Cli.Tests;

/// <summary>A command of the system's own shell.</summary>
internal static class ShellCommand
{
    private const string Shell = "/bin/sh";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static bool IsThere => File.Exists(Shell) && File.Exists("/usr/bin/sha256sum");

    public static async Task<Run> RunAsync(string command, string folder, string shell = Shell)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", command])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
        return new Run(process.ExitCode, await output, await error);
    }
}
