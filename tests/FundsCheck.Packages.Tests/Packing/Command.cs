using System.Diagnostics;

namespace FundsCheck.Packages.Tests.Packing;

/// <summary>Runs a program, `dotnet` where none is named.</summary>
internal static class Command
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    private static readonly string Dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    public static Task<CommandResult> DotnetAsync(string folder, params string[] arguments) => RunAsync(Dotnet, folder, arguments);

    public static async Task<CommandResult> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // No process outlives the test, and messages are in one language.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start");
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
