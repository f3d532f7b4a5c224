using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests.Hosting;

/// <summary>The projects of all hosts, in a folder outside the repository.</summary>
internal sealed class HostSolution(PackedPackages packages, HostVersions versions)
{
    private const string Solution = "Hosts.slnx";

    private readonly string _folder = Path.Combine(packages.Root, versions.Name);

    /// <summary>Restores and builds all projects once. A warning is an error.</summary>
    public async Task BuildAsync()
    {
        Write("Directory.Build.props", Properties());
        Write(Solution, $"<Solution>{string.Concat(HostProject.All.Select(host => $"<Project Path=\"{PathOf(host)}\" />"))}</Solution>");
        foreach (var host in HostProject.All)
        {
            Write(PathOf(host), host.Text(versions));
        }

        var built = await Command.DotnetAsync(_folder, "build", Solution, "-v:quiet");
        built.ShouldSucceed("dotnet build").Output.Should().NotContain("warning");
    }

    /// <summary>Runs the program of a project.</summary>
    public Task<CommandResult> RunAsync(HostProject host) =>
        Command.DotnetAsync(_folder, Path.Combine(_folder, host.Name, "bin", "Debug", "net10.0", $"{host.Name}.dll"));

    /// <summary>The restored packages of a project, as <c>Id/Version</c>.</summary>
    public IReadOnlyList<string> Restored(HostProject host)
    {
        using var assets = System.Text.Json.JsonDocument.Parse(
            File.ReadAllText(Path.Combine(_folder, host.Name, "obj", "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject().Select(library => library.Name)];
    }

    private static string PathOf(HostProject host) => $"{host.Name}/{host.Name}.csproj";

    // FundsCheck's packages are restored to a folder of this run. The cache of the user is read only, for all others.
    private string Properties() => $"""
        <Project>
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <!-- Of the packages that the host asks for, a web project has some in its framework. -->
            <NoWarn>$(NoWarn);NU1510</NoWarn>
            <NuGetAudit>false</NuGetAudit>
            <RestoreAdditionalProjectSources>{packages.Feed}</RestoreAdditionalProjectSources>
            <RestorePackagesPath>{Path.Combine(packages.Root, "restored")}</RestorePackagesPath>
            <RestoreFallbackFolders>{PackedPackages.Cache}</RestoreFallbackFolders>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="FundsCheck.Plaid" Version="{PackedPackages.Version}" />
            <PackageReference Include="FundsCheck.Sandbox" Version="{PackedPackages.Version}" />
            <Compile Include="{RepositoryRoot.PathOf("tests", "FundsCheck.Readme.Tests", "QuickStart.cs")}" />
            <Compile Include="{RepositoryRoot.PathOf("tests", "FundsCheck.Packages.Tests", "Hosts", "SandboxQuickStart.cs")}" />
          </ItemGroup>
        </Project>
        """;

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
