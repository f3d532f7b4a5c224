namespace FundsCheck.Packages.Tests.Hosting;

/// <summary>A project of a host: what a template of the SDK gives, with FundsCheck's packages and those that the host asks for.</summary>
internal sealed record HostProject(string Name, string Sdk, IReadOnlyList<string> Packages)
{
    public static IReadOnlyList<HostProject> All { get; } =
    [
        new("Console", "Microsoft.NET.Sdk",
            ["FundsCheck.Authoring", "FundsCheck.DecisionLog", "FundsCheck.MediatR", "FundsCheck.NodaMoney", "FundsCheck.PostgreSql"]),
        new("Worker", "Microsoft.NET.Sdk.Worker", ["FundsCheck.PostgreSql"]),
        new("Web", "Microsoft.NET.Sdk.Web", ["FundsCheck.Plaid.AspNetCore"]),
        new("Tests", "Microsoft.NET.Sdk", ["FundsCheck.Testing"]),
    ];

    // NodaMoney cannot be restored here: its stand-in is part of the host.
    private bool UsesNodaMoney => Packages.Contains("FundsCheck.NodaMoney");

    /// <summary>The project file; versions are those of <paramref name="versions"/>.</summary>
    public string Text(HostVersions versions) => $"""
        <Project Sdk="{Sdk}">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
          </PropertyGroup>
          <ItemGroup>
            {Items([.. Packages.Select(id => (id, Packing.PackedPackages.Version)), .. versions.Asked(Name)])}
          </ItemGroup>
          <ItemGroup>
            {Sources("FundsCheck.Packages.Tests", "Hosts", Name)}
            {(UsesNodaMoney ? Sources("NodaMoney.StandIn") : string.Empty)}
          </ItemGroup>
        </Project>
        """;

    private static string Sources(params ReadOnlySpan<string> folder) =>
        $"""<Compile Include="{RepositoryRoot.PathOf(["tests", .. folder, "*.cs"])}" />""";

    private static string Items(IEnumerable<(string Id, string Version)> packages) =>
        string.Concat(packages.Select(package => $"""<PackageReference Include="{package.Id}" Version="{package.Version}" />"""));
}
