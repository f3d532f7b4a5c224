using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Authoring.Tests.Documents;

/// <summary>The samples of docs/rules.md, each with its kind (the word behind `json`), and the tables of the page.</summary>
internal static partial class RulesPage
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(RepositoryFiles.Root, "docs", "rules.md")).ReplaceLineEndings("\n");

    /// <summary>The kind of the sample (the word behind the language of the fence), and its text.</summary>
    public static IReadOnlyList<(string Kind, string Code)> Samples { get; } =
        [
            .. Fence().Matches(Text).Where(match => match.Groups["language"].Value == "json")
                .Select(match => (match.Groups["kind"].Value.Trim(), match.Groups["code"].Value)),
        ];

    public static IReadOnlyList<string> Languages { get; } =
    [
        .. Fence().Matches(Text).Select(match => match.Groups["language"].Value).Distinct(),
    ];

    /// <summary>The whole file on the page: fragments are put into it.</summary>
    public static string First { get; } = Samples.Single(sample => sample.Kind == "first.json").Code;

    /// <summary>
    /// A rule set that holds a fragment: members beside the others, or a check, in the place of the one that it replaces.
    /// </summary>
    public static JsonObject With(string kind, string fragment)
    {
        var file = JsonNode.Parse(First)!.AsObject();
        if (kind == "members")
        {
            foreach (var (name, value) in JsonNode.Parse($"{{{fragment}}}")!.AsObject())
            {
                file[name] = file[name] is JsonArray before
                    ? new JsonArray([.. before.Concat(value!.AsArray()).Select(node => node!.DeepClone())])
                    : value!.DeepClone();
            }

            return file;
        }

        // The page's own tests are about the checks that they stand beside.
        file.Remove("tests");
        var check = JsonNode.Parse(fragment)!;
        var checks = file["checks"]!.AsArray();
        checks.RemoveAll(other => other!["id"]!.ToString() == check["id"]!.ToString());
        checks.Add(check);

        // What the fragment looks at is no longer unchecked.
        file["unchecked"]!.AsObject().Remove(check["measure"]!.ToString());
        return file;
    }

    /// <summary>The cells of every row that starts with code, of the tables under a heading.</summary>
    public static IReadOnlyList<string[]> Rows(string heading)
    {
        var start = Text.IndexOf($"\n## {heading}\n", StringComparison.Ordinal);
        var end = Text.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return [
            .. Text[start..(end < 0 ? Text.Length : end)].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(2)
                .Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    public static IEnumerable<string> CodesIn(string cell) => Code().Matches(cell).Select(match => match.Groups["code"].Value);

    public static IEnumerable<string> Links() => Link().Matches(Text).Select(match => match.Groups["link"].Value);

    [GeneratedRegex(
        "^```(?<language>[a-z]+)(?<kind>[^\n]*)\n(?<code>.*?)\n```$",
        RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<code>[^`]+)`", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Code();

    [GeneratedRegex("\\]\\((?<link>[^)#]+)\\)", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Link();
}
