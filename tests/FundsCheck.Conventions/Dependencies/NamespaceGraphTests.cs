using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Dependencies;

public sealed class NamespaceGraphTests
{
    [Fact]
    public void No_two_namespaces_of_a_package_refer_to_each_other_in_a_circle()
    {
        foreach (var assembly in SourceProjects.Assemblies)
        {
            var thresholds = NamespaceGraph.Of(assembly.Location);

            var circles = NamespaceGraph.Circles(thresholds.Keys);

            circles.Should().BeEmpty(
                "{0}: {1}",
                assembly.GetName().Name,
                string.Join("; ", thresholds.Where(threshold => circles.Contains(threshold.Key.From) && circles.Contains(threshold.Key.To))
                    .Select(threshold => $"{threshold.Key.From} -> {threshold.Key.To} ({threshold.Value})")));
        }
    }

    [Fact]
    public void The_rules_refer_neither_to_checking_nor_to_storage()
    {
        var core = SourceProjects.Assemblies.Single(assembly => assembly.GetName().Name == "FundsCheck");

        var thresholds = NamespaceGraph.Of(core.Location).Keys.Where(threshold => threshold.From.StartsWith("FundsCheck.Rules", StringComparison.Ordinal));

        thresholds.Should().NotBeEmpty().And.NotContain(threshold => threshold.To == "FundsCheck.Checking" || threshold.To == "FundsCheck.Storage");
    }

    [Fact]
    public void A_circle_is_found()
    {
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("C", "B")]).Should().Equal("B", "C");
        NamespaceGraph.Circles([("A", "B"), ("B", "C"), ("A", "C")]).Should().BeEmpty();
    }
}
