using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Documents;

public sealed class LinkTests
{
    [Fact]
    public void Relative_links_lead_to_a_file_and_a_heading()
    {
        MarkdownPage.All.SelectMany(page => page.RelativeLinks).Should().HaveCountGreaterThan(50);
        MarkdownPage.All.SelectMany(Broken).Should().BeEmpty();
    }

    [Fact]
    public void Paths_in_code_spans_exist()
    {
        MarkdownPage.All.SelectMany(page => page.Paths).Should().HaveCountGreaterThan(10);
        MarkdownPage.All.SelectMany(page => page.Paths, (page, path) => (page, path))
            .Where(named => !Path.Exists(Path.Combine(RepositoryRoot.Path, named.path))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("[a](gone.md)")]
    [InlineData("[a](../docs/gone/)")]
    [InlineData("[a](rules.md#gone)")]
    [InlineData("[a](#gone)")]
    public void A_broken_link_is_found(string text)
    {
        Broken(new MarkdownPage(new RepositoryFile("docs/sample.md", $"# Here\n\n{text}\n"))).Should().ContainSingle();
    }

    [Theory]
    [InlineData("[a](rules.md#bands)")]
    [InlineData("[`a`](../src/FundsCheck)")]
    [InlineData("[a](#here-and-now)")]
    [InlineData("[a](https://example.com/gone)")]
    [InlineData("`[a](gone.md)`")]
    public void A_link_that_resolves_is_left_alone(string text)
    {
        Broken(new MarkdownPage(new RepositoryFile("docs/sample.md", $"# Here, and `now`!\n\n{text}\n"))).Should().BeEmpty();
    }

    private static IEnumerable<string> Broken(MarkdownPage page) => page.RelativeLinks.Where(link => !Resolves(page, link))
        .Select(link => $"{page}: {link}");

    private static bool Resolves(MarkdownPage page, string link)
    {
        var (file, anchor) = page.Target(link);
        if (file == page.Path)
        {
            return page.Anchors.Contains(anchor);
        }

        return Path.Exists(Path.Combine(RepositoryRoot.Path, file))
            && (anchor.Length == 0 || MarkdownPage.All.Any(other => other.Path == file && other.Anchors.Contains(anchor)));
    }
}
