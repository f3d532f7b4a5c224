using System.Diagnostics;

namespace FundsCheck.Packages.Tests.Packing;

/// <summary>Runs a program, `dotnet` where none is named.</summary>
internal static class Command
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(10);

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<CommandResult> DotnetAsync(string folder, params string[] arguments) => RunAsync(Dotnet, folder, arguments);

    public static Task<CommandResult> RunAsync(string program, string folder, params string[] arguments) =>
        RunAsync(Prepare(program, folder, arguments));

    /// <summary>A program with its outputs redirected. No process outlives the test, and messages are in one language.</summary>
    public static ProcessStartInfo Prepare(string program, string folder, params string[] arguments) => new(program, arguments)
    {
        WorkingDirectory = folder,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["DOTNET_CLI_UI_LANGUAGE"] = "en",
            ["DOTNET_NOLOGO"] = "1",
        },
    };

    public static async Task<CommandResult> RunAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{start.FileName} did not start");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(TimeMax);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new CommandResult(process.ExitCode, $"{await output}{await errors}");
    }
}
