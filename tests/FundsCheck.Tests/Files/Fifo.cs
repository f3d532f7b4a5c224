using System.Diagnostics;

namespace FundsCheck.Tests.Files;

/// <summary>Makes FIFOs, where the system has them.</summary>
internal static class Fifo
{
    public static bool CanBeMade => OperatingSystem.IsLinux() && File.Exists("/usr/bin/mkfifo");

    public static string Make(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        return process.ExitCode == 0 ? path : throw new InvalidOperationException("mkfifo failed");
    }
}
