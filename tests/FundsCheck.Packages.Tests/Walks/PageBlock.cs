using System.Text.RegularExpressions;

namespace FundsCheck.Packages.Tests.Walks;

/// <summary>A fenced block of a page: <c>```LANGUAGE ARGUMENT</c>, and the text up to the closing fence.</summary>
/// <param name="Language">The first word of the fence, such as <c>sh</c>.</param>
/// <param name="Argument">The rest of the fence: a file, a terminal or an exit status; empty where there is none.</param>
/// <param name="Text">The lines in between.</param>
/// <param name="Start">Where the text begins in the page.</param>
internal sealed partial record PageBlock(string Language, string Argument, string Text, int Start)
{
    public int End => Start + Text.Length;

    public static IReadOnlyList<PageBlock> ReadAll(string page) =>
    [
        .. Fenced().Matches(page).Select(match => new PageBlock(
            match.Groups["language"].Value, match.Groups["argument"].Value, match.Groups["text"].Value, match.Groups["text"].Index)),
    ];

    [GeneratedRegex(
        "^```(?<language>[a-z]*)(?: (?<argument>[^\n]+))?\n(?<text>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Fenced();
}
