using System.Xml.Linq;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class ProjectReferencesTests
{
    [Fact]
    public void Projects_reference_only_allowed_projects()
    {
        SourceProjects.All.Should().NotBeEmpty();
        SourceProjects.All.SelectMany(project => ProjectReferences.Violations(project.Name, project.Xml)).Should().BeEmpty();
    }

    [Fact]
    public void Samples_use_packages_as_a_host_does()
    {
        SourceProjects.Samples.Should().NotBeEmpty();
        SourceProjects.Samples.SelectMany(project => ProjectReferences.Violations(project.Name, project.Xml)).Should().BeEmpty();
        SourceProjects.All.SelectMany(project => project.Xml.Descendants("InternalsVisibleTo"))
            .Select(friend => (string?)friend.Attribute("Include"))
            .Should().NotContain(name => name!.StartsWith("FundsCheck.Samples", StringComparison.Ordinal));
    }

    [Fact]
    public void Assemblies_reference_only_allowed_assemblies()
    {
        var references = SourceProjects.Assemblies.SelectMany(
            assembly => assembly.GetReferencedAssemblies(),
            (assembly, referenced) => (From: assembly.GetName().Name!, To: referenced.Name!))
            .Where(reference => reference.To.StartsWith("FundsCheck", StringComparison.Ordinal));

        references.SelectMany(reference => ProjectReferences.Violations(reference.From, Referencing(reference.To))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("FundsCheck", "FundsCheck.Plaid")]
    [InlineData("FundsCheck.Plaid", "FundsCheck.Sandbox")]
    [InlineData("FundsCheck.Sandbox", "FundsCheck.Plaid")]
    [InlineData("FundsCheck.Testing", "FundsCheck.Sandbox")]
    [InlineData("FundsCheck.MediatR", "FundsCheck.Plaid")]
    [InlineData("FundsCheck.Plaid", "FundsCheck.Cli")]
    [InlineData("FundsCheck", "NodaMoney.StandIn")]
    [InlineData("FundsCheck", "SqliteStore")]
    [InlineData("SqliteStore", "FundsCheck.DecisionLog")]
    [InlineData("FundsCheck.Unheard", "FundsCheck")]
    public void A_reverse_reference_is_found(string project, string other)
    {
        ProjectReferences.Violations(project, Referencing(other)).Should().ContainSingle();
    }

    private static XDocument Referencing(string other) =>
        XDocument.Parse($"<Project><ItemGroup><ProjectReference Include=\"..\\{other}\\{other}.csproj\" /></ItemGroup></Project>");
}
