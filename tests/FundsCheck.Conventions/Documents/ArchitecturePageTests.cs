using System.Text.RegularExpressions;
using System.Xml.Linq;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Documents;

/// <summary>docs/architecture.md, compared with the projects and the sources.</summary>
public sealed partial class ArchitecturePageTests
{
    private const int StopsMax = 12;

    private static readonly MarkdownPage Page = MarkdownPage.Get("docs/architecture.md");

    [Fact]
    public void The_arrows_are_the_project_references()
    {
        var diagram = Diagram().Match(Page.Text).Value;
        var names = Node().Matches(diagram).ToDictionary(match => match.Groups["id"].Value, match => match.Groups["name"].Value);
        var arrows = diagram.Split('\n').Where(line => line.Contains("-->", StringComparison.Ordinal))
            .Select(line => line.Split("-->"))
            .SelectMany(sides => sides[1].Split('&'), (sides, to) => $"{names[Id(sides[0])]} -> {names[Id(to)]}");

        // A stand-in for a package of the host is no part.
        var references = SourceProjects.All.SelectMany(
            project => project.Xml.Descendants("ProjectReference").Where(reference => !IsStandIn(reference)),
            (project, reference) => $"{project.Name} -> {ProjectName((string)reference.Attribute("Include")!)}");

        arrows.Should().BeEquivalentTo(references);
        names.Values.Should().BeEquivalentTo(SourceProjects.All.Select(project => project.Name));
    }

    [Fact]
    public void Each_stop_of_the_walks_is_a_function_of_its_file()
    {
        var stops = Stop().Matches(Page.Text);

        stops.Should().HaveCountGreaterThan(StopsMax).And.HaveCountLessThanOrEqualTo(2 * StopsMax);
        stops.Where(stop => !IsFunction(stop)).Select(stop => stop.Value).Should().BeEmpty();
    }

    private static bool IsFunction(Match stop)
    {
        var source = RepositoryFiles.Sources.SingleOrDefault(file => file.Path == Page.Target(stop.Groups["link"].Value).File);
        return source is not null
            && Path.GetFileNameWithoutExtension(source.Path).Split('.')[0] == stop.Groups["type"].Value
            && Regex.IsMatch(CodeText.Of(source.Text), $@"[\w>?)] {stop.Groups["method"].Value}(<\w+>)?\(");
    }

    private static bool IsStandIn(XElement reference) =>
        ((string)reference.Attribute("Include")!).EndsWith(".StandIn.csproj", StringComparison.Ordinal);

    private static string Id(string side) => side.Trim().Split('[')[0];

    private static string ProjectName(string include) => Path.GetFileNameWithoutExtension(include.Replace('\\', '/'));

    [GeneratedRegex("flowchart TD.*?```", RegexOptions.Singleline)]
    private static partial Regex Diagram();

    [GeneratedRegex("""(?<id>\w+)\["(?<name>FundsCheck[\w.]*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Node();

    [GeneratedRegex(
        @"^\d+\. \[`(?<type>\w+)\.(?<method>\w+)`\]\((?<link>[^)]+)\) - ", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Stop();
}
