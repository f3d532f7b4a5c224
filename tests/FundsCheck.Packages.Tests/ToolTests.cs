using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests;

public sealed class ToolTests(PackedPackages packages)
{
    [Fact]
    public async Task The_installed_tool_is_fundscheck()
    {
        var folder = Path.Combine(packages.Get().Root, "tool");
        var installed = await Command.DotnetAsync(
            packages.Root, "tool", "install", "FundsCheck.Cli", "--tool-path", folder, "--source", packages.Feed, "--version",
            PackedPackages.Version);
        installed.ShouldSucceed("dotnet tool install FundsCheck.Cli");
        var tool = Path.Combine(folder, OperatingSystem.IsWindows() ? "fundscheck.exe" : "fundscheck");

        var version = await Command.RunAsync(tool, packages.Root, "--version");
        var demo = await Command.RunAsync(tool, packages.Root, "demo");

        version.Status.Should().Be(0);
        version.Output.Should().StartWith(PackedPackages.Version);
        demo.Status.Should().Be(0, "{0}", demo.Output);
        demo.Output.Should().Contain("decline");
    }
}
