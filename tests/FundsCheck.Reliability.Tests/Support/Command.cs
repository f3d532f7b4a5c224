using System.ComponentModel;
using System.Diagnostics;

namespace FundsCheck.Reliability.Tests.Support;

/// <summary>A program that was run to its end.</summary>
internal sealed record Command(int ExitCode, string Out, string Error)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public string[] Lines => Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a program of the machine's; one that is not there ends with 127, as in a shell.</summary>
    public static Task<Command> RunAsync(string program, params string[] arguments) => RunAsync(program, environment: null, arguments);

    /// <summary>The same, in an environment.</summary>
    public static async Task<Command> RunAsync(string program, IDictionary<string, string?>? environment, string[] arguments)
    {
        var info = Of(program, arguments);
        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            info.Environment[name] = value;
        }

        try
        {
            return await RunAsync(info);
        }
        catch (Win32Exception exception)
        {
            return new Command(127, "", exception.Message);
        }
    }

    /// <summary>Runs <c>fundscheck</c> in a process of its own.</summary>
    public static Task<Command> FundsCheckAsync(params string[] arguments) => RunAsync(OfFundsCheck(arguments));

    /// <summary>How <c>fundscheck</c> is started.</summary>
    public static ProcessStartInfo OfFundsCheck(params string[] arguments)
    {
        var info = Of("dotnet", [Path.Combine(AppContext.BaseDirectory, "FundsCheck.Cli.dll"), .. arguments]);
        info.Environment["PLAID_ACCESS_TOKEN"] = "access-sandbox-example";
        return info;
    }

    /// <summary>How a program is started.</summary>
    public static ProcessStartInfo Of(string program, params string[] arguments) => new(program, arguments)
    {
        UseShellExecute = false,
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>Runs a program to its end.</summary>
    public static async Task<Command> RunAsync(ProcessStartInfo info)
    {
        using var process = Process.Start(info)!;
        process.StandardInput.Close();
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(Patience);
        return new Command(process.ExitCode, await output, await error);
    }
}
