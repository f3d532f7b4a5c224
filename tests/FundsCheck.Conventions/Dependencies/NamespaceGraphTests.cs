using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class NamespaceGraphTests
{
    [Fact]
    public void No_two_namespaces_of_a_package_refer_to_each_other_in_a_circle()
    {
        foreach (var assembly in SourceProjects.Assemblies)
        {
            var edges = NamespaceGraph.Of(assembly.Location);

            var circles = NamespaceGraph.Circles(edges.Keys);

            circles.Should().BeEmpty(
                "{0}: {1}",
                assembly.GetName().Name,
                string.Join("; ", edges.Where(edge => circles.Contains(edge.Key.From) && circles.Contains(edge.Key.To))
                    .Select(edge => $"{edge.Key.From} -> {edge.Key.To} ({edge.Value})")));
        }
    }

    [Fact]
    public void The_rules_refer_neither_to_checking_nor_to_storage()
    {
        var core = SourceProjects.Assemblies.Single(assembly => assembly.GetName().Name == "FundsCheck");

        var edges = NamespaceGraph.Of(core.Location).Keys.Where(edge => edge.From.StartsWith("FundsCheck.Rules", StringComparison.Ordinal));

        edges.Should().NotBeEmpty().And.NotContain(edge => edge.To == "FundsCheck.Checking" || edge.To == "FundsCheck.Storage");
    }

    [Fact]
    public void A_circle_is_found()
    {
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("C", "B")]).Should().Equal("B", "C");
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("A", "C")]).Should().BeEmpty();
    }
}
