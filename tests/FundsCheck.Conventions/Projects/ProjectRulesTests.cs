using System.Xml.Linq;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Projects;

public sealed class ProjectRulesTests
{
    private static readonly XDocument Packages = XDocument
        .Parse(RepositoryFiles.All.Single(file => file.Path == "Directory.Packages.props").Text);
    private static readonly IReadOnlyList<string> Paths = [.. RepositoryFiles.All.Select(file => file.Path)];

    [Fact]
    public void Package_versions_are_in_one_file()
    {
        var projects = RepositoryFiles.All.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)
            || Path.GetFileName(file.Path) is "Directory.Build.props" or "Directory.Build.targets").ToList();

        projects.Should().HaveCountGreaterThan(4);
        projects.SelectMany(file => ProjectRules.VersionsOfItsOwn(file.Path, XDocument.Parse(file.Text))).Should().BeEmpty();
    }

    [Fact]
    public void Package_versions_are_fixed()
    {
        ProjectRules.LooseVersions(Packages).Should().BeEmpty();
    }

    [Fact]
    public void Packages_state_lower_bounds()
    {
        var shipped = RepositoryFiles.Projects.Where(file => file.Path.StartsWith("src/", StringComparison.Ordinal)).ToList();

        shipped.Should().NotBeEmpty();
        shipped.SelectMany(file => ProjectRules.ExactVersions(file.Path, XDocument.Parse(file.Text), Packages)).Should().BeEmpty();
    }

    [Fact]
    public void Every_project_has_a_lock_file()
    {
        ProjectRules.Unlocked(Paths).Should().BeEmpty();
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        ProjectRules.OutsideTheSolution(Paths, RepositoryFiles.All.Single(file => file.Path == "FundsCheck.sln").Text).Should().BeEmpty();
    }

    [Theory]
    [InlineData("<PackageReference Include=\"Polly.Core\" Version=\"8.9.1\" />")]
    [InlineData("<PackageReference Include=\"Polly.Core\" VersionOverride=\"8.9.1\" />")]
    [InlineData("<PackageReference Include=\"Polly.Core\"><Version>8.9.1</Version></PackageReference>")]
    [InlineData("<GlobalPackageReference Include=\"Polly.Core\" Version=\"8.9.1\" />")]
    public void A_version_in_another_file_is_found(string item)
    {
        ProjectRules.VersionsOfItsOwn("sample.csproj", XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>"))
            .Should().ContainSingle();
    }

    [Theory]
    [InlineData("[8.9.1,9.0.0)", 1)]
    [InlineData("8.9.1-*", 1)]
    [InlineData("8.*", 1)]
    [InlineData("[8.9.1]", 0)]
    [InlineData("8.9.1", 0)]
    public void A_floating_version_is_found(string version, int found)
    {
        ProjectRules.LooseVersions(
            XDocument.Parse($"<Project><ItemGroup><PackageVersion Include=\"Polly.Core\" Version=\"{version}\" /></ItemGroup></Project>"))
                .Should().HaveCount(found);
    }

    [Theory]
    [InlineData("(8.4.2, 9.0.0)", 1)]
    [InlineData("8.*", 1)]
    [InlineData("[8.4.2, 9.0.0)", 0)]
    [InlineData("8.4.2", 0)]
    public void A_floating_property_is_found(string version, int found)
    {
        ProjectRules.LooseVersions(
            XDocument.Parse($"<Project><PropertyGroup><PollyVersion>{version}</PollyVersion></PropertyGroup></Project>"))
                .Should().HaveCount(found);
    }

    [Theory]
    [InlineData("[8.9.1]", "", 1)]
    [InlineData("8.9.1", "", 0)]
    [InlineData("[8.9.1]", "PrivateAssets=\"all\"", 0)]
    public void A_shipped_dependency_on_one_version_is_found(string version, string attribute, int found)
    {
        var project = XDocument.Parse($"<Project><ItemGroup><PackageReference Include=\"Polly.Core\" {attribute} /></ItemGroup></Project>");
        var packages = XDocument.Parse(
            $"<Project><ItemGroup><PackageVersion Include=\"Polly.Core\" Version=\"{version}\" /></ItemGroup></Project>");

        ProjectRules.ExactVersions("src/A/A.csproj", project, packages).Should().HaveCount(found);
    }

    [Fact]
    public void A_project_without_its_lock_file_is_found()
    {
        ProjectRules.Unlocked(["src/A/A.csproj", "src/A/packages.lock.json", "src/B/B.csproj", "packages.lock.json"])
            .Should().ContainSingle().Which.Should().StartWith("src/B/B.csproj:");
    }

    [Fact]
    public void A_project_outside_the_solution_is_found()
    {
        ProjectRules.OutsideTheSolution(["src/A/A.csproj", "tests/B/B.csproj"], "Project(\"{1}\") = \"A\", \"src\\A\\A.csproj\", \"{2}\"")
            .Should().ContainSingle().Which.Should().StartWith("tests/B/B.csproj:");
    }
}
