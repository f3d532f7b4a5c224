using FundsCheck.Sandbox;
using Readme.Tests;

namespace Hosts;

/// <summary>The README's quick start, against the sandbox in process.</summary>
internal static class SandboxQuickStart
{
    public static async Task<string> RunAsync()
    {
        await using var sandbox = await PlaidSandbox.StartAsync();
        var example = SandboxToken.Get("example");
        using var output = new StringWriter();
        await QuickStart.RunAsync(sandbox.Address, "client", "secret", example.AccountIds[0], example.AccessToken, output);
        return output.ToString().Trim();
    }
}
