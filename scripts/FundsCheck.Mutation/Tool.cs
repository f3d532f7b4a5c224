using System.Diagnostics;

namespace FundsCheck.Mutation;

/// <summary>Runs a program to its end.</summary>
internal static class Tool
{
    /// <summary>The standard output.</summary>
    /// <exception cref="MutationException">The exit status is not 0.</exception>
    public static string Run(string folder, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new MutationException($"{program} {string.Join(' ', arguments)} failed:\n{output}{errors.GetAwaiter().GetResult()}");
    }
}
