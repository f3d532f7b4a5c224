using System.IO.Compression;
using System.Xml.Linq;

namespace FundsCheck.MediatR.Tests.Packing;

public sealed class PackageTests(PackedPackage package) : IClassFixture<PackedPackage>
{
    private const string Sources = "contentFiles/cs/any/FundsCheck.MediatR/";

    [Fact]
    public void The_package_has_the_sources_and_no_assembly()
    {
        using var files = ZipFile.OpenRead(package.Path);

        files.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(Sources, StringComparison.Ordinal))
            .Should().BeEquivalentTo(PackageSources.Texts.Keys.Select(file => Sources + file));
        files.Entries.Should().NotContain(entry => entry.FullName.EndsWith(".dll", StringComparison.Ordinal));
        files.Entries.Where(entry => entry.FullName.StartsWith("lib/", StringComparison.Ordinal)).Should().ContainSingle().Which.FullName
            .Should().Be("lib/net10.0/_._");
        foreach (var (file, text) in PackageSources.Texts)
        {
            using var reader = new StreamReader(files.GetEntry(Sources + file)!.Open());
            reader.ReadToEnd().Should().Be(text);
        }
    }

    [Fact]
    public void The_sources_of_the_package_are_compiled_by_the_host()
    {
        var compiled = Manifest().Descendants().Where(element => element.Name.LocalName == "files");

        compiled.Select(element => ((string)element.Attribute("include")!, (string)element.Attribute("buildAction")!))
            .Should().BeEquivalentTo(PackageSources.Texts.Keys.Select(file => ("cs/any/FundsCheck.MediatR/" + file, "Compile")));
    }

    [Fact]
    public void The_package_depends_on_FundsCheck_and_leaves_MediatR_to_the_host()
    {
        var manifest = Manifest();

        manifest.Descendants().Where(element => element.Name.LocalName == "dependency").Select(element => (string)element.Attribute("id")!)
            .Should().Equal("FundsCheck");
        manifest.Descendants().Should().NotContain(element => element.Name.LocalName == "developmentDependency" && element.Value == "true");
    }

    [Fact]
    public void The_package_has_its_readme()
    {
        using var files = ZipFile.OpenRead(package.Path);
        using var reader = new StreamReader(files.GetEntry("README.md")!.Open());

        reader.ReadToEnd().Should().Be(File.ReadAllText(Path.Combine(PackageSources.Folder, "README.md")));
    }

    private XDocument Manifest()
    {
        using var files = ZipFile.OpenRead(package.Path);
        using var manifest = files.GetEntry("FundsCheck.MediatR.nuspec")!.Open();
        return XDocument.Load(manifest);
    }
}
