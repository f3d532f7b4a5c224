using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Runs a script of tests/schema with node; the test is skipped where node or the npm package is missing.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(1);

    public static async Task<JsonDocument> RunAsync(string package, string script, string[] arguments, string input = "")
    {
        Assert.SkipUnless(
            Directory.Exists(Repository.PathOf($"tests/node_modules/{package}")),
            $"the npm package {package} is not installed; run `npm ci` in tests/");
        using var node = Start(script, arguments);
        Assert.SkipWhen(node is null, "node is not installed");

        using var time = new CancellationTokenSource(TimeMax);
        var output = node!.StandardOutput.ReadToEndAsync(time.Token);
        var errors = node.StandardError.ReadToEndAsync(time.Token);
        await node.StandardInput.WriteAsync(input.AsMemory(), time.Token);
        node.StandardInput.Close();
        await node.WaitForExitAsync(time.Token);

        node.ExitCode.Should().Be(0, "{0} says: {1}", script, await errors);
        return JsonDocument.Parse(await output);
    }

    private static Process? Start(string script, string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf($"tests/schema/{script}"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
