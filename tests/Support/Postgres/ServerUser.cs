using System.Diagnostics;

namespace FundsCheck.TestSupport;

/// <summary>
/// The user that database programs run as: the user <c>postgres</c> of Debian's packages where the tests run as root, because the programs
/// refuse root, otherwise the user of the tests.
/// </summary>
internal static class ServerUser
{
    private const string Name = "postgres";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>The reason why no program can run; null where one can.</summary>
    public static string? WhyMissing { get; } =
        OperatingSystem.IsWindows() ? "The database servers of the tests need Linux or macOS."
        : Programs.Find("sh") is null || Programs.Find("setsid") is null
            ? "The programs sh and setsid are missing. Install the Debian packages dash and util-linux."
        : IsRoot && !HasUser() ? $"The user {Name} is missing, and a database server refuses root. Install the Debian package postgresql."
        : null;

    /// <summary>Makes a folder belong to the user.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (IsRoot)
        {
            await RunAsync(StartInfo(["chown", "-R", $"{Name}:", folder]));
        }
    }

    /// <summary>How a program is started as the user.</summary>
    public static ProcessStartInfo StartInfoAsUser(params IReadOnlyList<string> command) =>
        StartInfo(IsRoot ? ["setpriv", $"--reuid={Name}", $"--regid={Name}", "--init-groups", .. command] : command);

    /// <summary>Runs a program to its end; an exit status other than 0 is an exception with the program's output.</summary>
    public static async Task RunAsync(ProcessStartInfo info)
    {
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"Failed to run {info.FileName} {string.Join(' ', info.ArgumentList)} (exit status {process.ExitCode}):\n"
                    + await output + await error);
        }
    }

    private static ProcessStartInfo StartInfo(IReadOnlyList<string> command) => new(command[0], command.Skip(1))
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private static bool HasUser() =>
        File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{Name}:", StringComparison.Ordinal))
            && Programs.Find("setpriv") is not null;
}
