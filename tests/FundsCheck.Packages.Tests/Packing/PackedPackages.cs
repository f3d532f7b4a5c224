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

    /// <summary>
    /// What keeps FundsCheck's packages in a folder of this run, for commands that restore. The cache of the user is read only, for all
    /// others.
    /// </summary>
    public IReadOnlyDictionary<string, string> RestoreVariables => new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(Root, "restored"),
        ["NUGET_FALLBACK_PACKAGES"] = Cache,
    };

    /// <summary>The cache of the user.</summary>
    public static string Cache { get; } = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

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
