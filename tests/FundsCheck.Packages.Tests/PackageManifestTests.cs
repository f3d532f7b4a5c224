using System.IO.Compression;
using System.Reflection.Metadata;
using FundsCheck.Packages.Tests.Packing;

namespace FundsCheck.Packages.Tests;

public sealed class PackageManifestTests(PackedPackages packages)
{
    // The limit of the gallery.
    private const int ReleaseNotesMax = 35_000;

    public static TheoryData<string> Ids { get; } = [.. Projects()];

    [Fact]
    public void Every_project_of_src_is_packed()
    {
        Directory.GetFiles(packages.Get().Feed, "*.nupkg").Select(file => Path.GetFileName(file))
            .Should().BeEquivalentTo(Projects().Select(id => $"{id}.{PackedPackages.Version}.nupkg"));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_states_its_texts(string id)
    {
        var package = PackageFile.Read(packages.Get(), id);

        (package["version"], package["license"], package["icon"], package["readme"])
            .Should().Be((PackedPackages.Version, "MIT", "icon.png", "README.md"));
        package.Entries.Should().Contain(["icon.png", "README.md"]);
        package["description"].Should().NotBeEmpty();
        package["tags"].Split(' ').Should().Contain(["ach", "payments", "fundscheck"]);
        package["releaseNotes"].Should().StartWith("## ").And.Match(notes => notes.Length <= ReleaseNotesMax);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_depends_on_lower_bounds(string id)
    {
        var package = PackageFile.Read(packages.Get(), id);

        package.Dependencies.Where(dependency => !IsLowerBound(dependency.Range)).Should().BeEmpty();
        package.Dependencies.Where(dependency => dependency.Id.StartsWith("FundsCheck", StringComparison.Ordinal))
            .Where(dependency => dependency.Range != PackedPackages.Version).Should().BeEmpty();
        package.Dependencies.Select(dependency => dependency.Id)
            .Should().NotContain(["MediatR", "NodaMoney", "NodaMoney.StandIn", "MinVer"]);
    }

    [Fact]
    public void The_bounds_are_the_documented_ones()
    {
        packages.Get();

        PackageFile.Read(packages, "FundsCheck").Dependencies
            .Should().Contain([("FluentValidation", "[11.11.0, 13.0.0)"), ("Microsoft.Extensions.Options", "10.0.0")]);
        PackageFile.Read(packages, "FundsCheck.Plaid").Dependencies
            .Should().Contain([("Polly.Core", "8.4.2"), ("Polly.Extensions", "8.4.2")]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_with_assemblies_has_its_symbols_beside_it(string id)
    {
        var package = PackageFile.Read(packages.Get(), id);

        (package.SymbolsPath is not null).Should().Be(package.HasAssemblies);
        package.HasAssemblies.Should().Be(id is not ("FundsCheck.MediatR" or "FundsCheck.NodaMoney"));
        package.Entries.Where(entry => entry.StartsWith("lib/", StringComparison.Ordinal))
            .Should().NotContain(entry => entry.EndsWith(".pdb", StringComparison.Ordinal));
    }

    [Fact]
    public void The_symbols_name_no_folder_of_the_machine()
    {
        Assert.SkipUnless(Path.Exists(RepositoryRoot.PathOf(".git")), "without git no root is known that could be replaced");
        using var zip = ZipFile.OpenRead(PackageFile.Read(packages.Get(), "FundsCheck").SymbolsPath!);
        using var entry = zip.GetEntry("lib/net10.0/FundsCheck.pdb")!.Open();
        using var symbols = new MemoryStream();
        entry.CopyTo(symbols);
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        var reader = provider.GetMetadataReader();

        var names = reader.Documents.Select(document => reader.GetString(reader.GetDocument(document).Name)).ToList();

        names.Should().Contain("/_/src/FundsCheck/Money/Money.cs");
        names.Where(name => name.StartsWith(RepositoryRoot.Path, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void The_shared_readme_has_the_quick_start_and_every_package()
    {
        var readme = PackageFile.Read(packages.Get(), "FundsCheck").ReadText("README.md");

        readme.Should().Contain(File.ReadAllText(RepositoryRoot.PathOf("README.md")).Split("```csharp\n")[1].Split("```")[0]);
        Projects().Where(id => !readme.Contains($"| `{id}` |", StringComparison.Ordinal)).Should().BeEmpty();
        readme.Should().NotContain("](", "a page of a gallery resolves no relative link");
    }

    [Theory]
    [InlineData("10.0.0", true)]
    [InlineData("[11.11.0, 13.0.0)", true)]
    [InlineData("[8.9.1]", false)]
    [InlineData("[8.9.1, 8.9.1]", false)]
    [InlineData("(8.4.2, )", false)]
    public void An_exact_bound_is_found(string range, bool expected)
    {
        IsLowerBound(range).Should().Be(expected);
    }

    // FundsCheck.Pages is a part of the tool.
    private static IEnumerable<string> Projects() =>
        Directory.GetFiles(RepositoryRoot.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(file => !File.ReadAllText(file).Contains("<IsPackable>false</IsPackable>", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    // A version, or a range from an included version to an excluded one.
    private static bool IsLowerBound(string range) =>
        char.IsDigit(range[0]) || (range[0] == '[' && range.EndsWith(".0)", StringComparison.Ordinal));
}
