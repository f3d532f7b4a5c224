using System.Text.RegularExpressions;
using FundsCheck.Conventions.Repository;

namespace FundsCheck.Conventions.Documents;

/// <summary>A page of Markdown: its links, headings and shell commands.</summary>
internal sealed partial class MarkdownPage(RepositoryFile file)
{
    /// <summary>All pages of the repository.</summary>
    public static IReadOnlyList<MarkdownPage> All { get; } =
    [
        .. RepositoryFiles.All.Where(file => file.Path.EndsWith(".md", StringComparison.Ordinal)).Select(file => new MarkdownPage(file)),
    ];

    public string Path => file.Path;

    public string Text => file.Text;

    /// <summary>The page without its blocks of code and its code spans.</summary>
    private string Prose => CodeSpan().Replace(Fence().Replace(file.Text, string.Empty), string.Empty);

    /// <summary>The anchors of the headings, as a forge makes them.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Fence().Replace(file.Text, string.Empty))
        .Select(match => NotInAnchor().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    /// <summary>Links inside the repository, as they stand on the page.</summary>
    public IEnumerable<string> RelativeLinks => Link().Matches(Prose).Select(match => match.Groups["link"].Value)
        .Where(link => !link.Contains(':', StringComparison.Ordinal));

    /// <summary>Code spans that are paths of the repository, such as <c>tests/logs</c>.</summary>
    public IEnumerable<string> Paths => RepositoryPath().Matches(Fence().Replace(file.Text, string.Empty))
        .Select(match => match.Groups["path"].Value);

    /// <summary>The lines of all shell blocks.</summary>
    public IEnumerable<string> Commands => Shell().Matches(file.Text)
        .SelectMany(match => match.Groups["code"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    public static MarkdownPage Get(string path) => All.Single(page => page.Path == path);

    /// <summary>A page's file and anchor behind a link; the anchor is empty where there is none.</summary>
    public (string File, string Anchor) Target(string link)
    {
        var parts = link.Split('#', 2);
        var folder = Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : string.Empty;
        var target = parts[0].Length == 0 ? Path : $"{folder}/{parts[0]}";
        var full = System.IO.Path.GetFullPath(target.TrimStart('/'), RepositoryRoot.Path);
        return (System.IO.Path.GetRelativePath(RepositoryRoot.Path, full).Replace('\\', '/'), parts.Length > 1 ? parts[1] : string.Empty);
    }

    public override string ToString() => Path;

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("^```sh[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Shell();

    // The text of a link may be code; nothing else in a code span is a link.
    [GeneratedRegex("`[^`\n]*`")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(
        @"`(?<path>(src|tests|docs|rules|benchmarks|scripts|findings|samples)/[\w./-]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex RepositoryPath();

    [GeneratedRegex("^#+ (?<text>.*)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInAnchor();

    [GeneratedRegex(@"\]\((?<link>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
