using FundsCheck.Packages.Tests.Hosting;
using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests;

/// <summary>Hosts that reference the packages: empty console, worker, web and test projects.</summary>
public sealed class HostTests(PackedPackages packages)
{
    [Fact]
    public Task Hosts_with_the_oldest_versions_run_the_quick_start() => RunAsync(HostVersions.Older);

    [Fact]
    public Task Hosts_with_the_newest_versions_run_the_quick_start() => RunAsync(HostVersions.Newer);

    private async Task RunAsync(HostVersions versions)
    {
        var hosts = new HostSolution(packages.Get(), versions);

        await hosts.BuildAsync();

        foreach (var host in HostProject.All)
        {
            var run = await hosts.RunAsync(host);

            run.Status.Should().Be(0, "{0} runs; its output: {1}", host.Name, run.Output);
            run.Output.Should().Contain(host.Name == "Tests" ? "Failed: 0" : "Accept:");
            hosts.Restored(host).Should().Contain([$"FluentValidation/{versions.FluentValidation}", $"Polly.Core/{versions.Polly}"]);
        }

        // A web project has the package in its framework.
        hosts.Restored(HostProject.All[0]).Should().Contain($"Microsoft.Extensions.Http/{versions.Extensions}");
    }
}
