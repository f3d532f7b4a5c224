using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class NamespaceGraphTests
{
    [Fact]
    public void No_two_namespaces_of_a_package_refer_to_each_other_in_a_circle()
    {
        foreach (var assembly in SourceProjects.Assemblies)
        {
            var references = NamespaceGraph.Of(assembly.Location);

            var circles = NamespaceGraph.Circles(references.Keys);

            circles.Should().BeEmpty(
                "{0}: {1}",
                assembly.GetName().Name,
                string.Join("; ", references.Where(reference => circles.Contains(reference.Key.From) && circles.Contains(reference.Key.To))
                    .Select(reference => $"{reference.Key.From} -> {reference.Key.To} ({reference.Value})")));
        }
    }

    [Fact]
    public void The_rules_refer_neither_to_checking_nor_to_storage()
    {
        var core = SourceProjects.Assemblies.Single(assembly => assembly.GetName().Name == "FundsCheck");

        var references = NamespaceGraph.Of(core.Location).Keys
            .Where(reference => reference.From.StartsWith("FundsCheck.Rules", StringComparison.Ordinal));

        references.Should().NotBeEmpty()
            .And.NotContain(reference => reference.To == "FundsCheck.Checking" || reference.To == "FundsCheck.Storage");
    }

    [Fact]
    public void A_circle_is_found()
    {
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("C", "B")]).Should().Equal("B", "C");
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("A", "C")]).Should().BeEmpty();
    }
}
