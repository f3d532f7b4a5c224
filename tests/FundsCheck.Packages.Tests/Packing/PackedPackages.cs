using FundsCheck.Packages.Tests.Packing;

[assembly: AssemblyFixture(typeof(PackedPackages))]

namespace FundsCheck.Packages.Tests.Packing;

/// <summary>All packages, packed once for all tests, in a folder that is deleted after them.</summary>
public sealed class PackedPackages : IAsyncLifetime
{
    /// <summary>A version of no release, so that no cache has it.</summary>
    public const string Version = "0.1.0-packed.1";

    private const string Pack = "dotnet pack FundsCheck.sln";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fundscheck-packages-");
    private CommandResult _result = new(0, string.Empty);

    /// <summary>The folder of all that the tests write.</summary>
    public string Root => _folder.FullName;

    /// <summary>The folder of the packages, which a host adds to its sources.</summary>
    public string Feed => Path.Combine(Root, "feed");

    public async ValueTask InitializeAsync() => _result = await Command.DotnetAsync(
        RepositoryRoot.Path, "pack", "FundsCheck.sln", "-c", "Release", "-o", Feed, $"-p:MinVerVersionOverride={Version}",
        "-p:RunAnalyzers=false", "-v:quiet");

    /// <summary>The packages, or a skipped or failed test where there are none.</summary>
    public PackedPackages Get()
    {
        _result.ShouldSucceed(Pack).Output.Should().NotContain("warning");
        return this;
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
