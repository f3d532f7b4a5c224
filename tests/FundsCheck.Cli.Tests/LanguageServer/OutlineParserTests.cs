using System.Text.Json;
using FundsCheck.Cli.LanguageServer;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class OutlineParserTests
{
    private const int CutsMax = 40;

    private static IEnumerable<string> Corpus => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "vectors", "rules"), "*.json", SearchOption.AllDirectories)
        .Where(path => new FileInfo(path).Length < 20_000).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    [Fact]
    public void An_outline_of_JSON_is_what_the_JSON_holds()
    {
        var valid = Corpus.Where(IsJson).ToList();

        var differing = valid.Where(text => OutlineParser.Parse(text) is not { } root || !IsSame(root, Parsed(text), text));

        valid.Should().HaveCountGreaterThan(300);
        differing.Should().BeEmpty();
    }

    [Fact]
    public void Every_beginning_of_a_file_has_an_outline_and_a_place()
    {
        foreach (var text in Corpus)
        {
            for (var cut = 1; cut < text.Length; cut += Math.Max(text.Length / CutsMax, 1))
            {
                var root = OutlineParser.Parse(text[..cut]);

                (root?.End ?? 0).Should().BeInRange(0, cut);
                _ = OutlinePlace.Find(root, cut);
            }
        }
    }

    [Fact]
    public void A_value_that_is_not_typed_yet_does_not_take_the_next_member()
    {
        const string text = """
            { "measure":
              "bands": [ { "below": , "then": "accept" } ] }
            """;

        var root = OutlineParser.Parse(text);

        root!.Members.Select(member => member.Name).Should().Equal("measure", "bands");
        root.Find("measure").Should().BeNull();
        root.Find("bands")!.Items.Single().TextOf("then").Should().Be("accept");
    }

    [Fact]
    public void A_string_without_its_closing_quote_ends_with_its_line()
    {
        const string text = """
            { "measure": "amo
              "bands": [] }
            """;

        var root = OutlineParser.Parse(text);

        root!.TextOf("measure").Should().Be("amo");
        root.Find("bands")!.Kind.Should().Be(OutlineKind.List);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{ \"a\": ")]
    public void A_deep_text_does_not_exhaust_the_stack(string open)
    {
        var text = string.Concat(Enumerable.Repeat(open, 100_000));

        var root = OutlineParser.Parse(text);

        root.Should().NotBeNull();
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static JsonElement Parsed(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }

    private static bool IsSame(OutlineNode node, JsonElement json, string text) => json.ValueKind switch
    {
        JsonValueKind.Object => node.Kind == OutlineKind.Object
            && node.Members.Select(member => member.Name).SequenceEqual(json.EnumerateObject().Select(member => member.Name))
            && node.Members.Zip(json.EnumerateObject()).All(row => row.First.Value is { } value && IsSame(value, row.Second.Value, text)),
        JsonValueKind.Array => node.Kind == OutlineKind.List && node.Items.Count == json.GetArrayLength()
            && node.Items.Zip(json.EnumerateArray()).All(row => IsSame(row.First, row.Second, text)),
        JsonValueKind.String => node.Kind == OutlineKind.Text
            && (json.GetRawText().Contains("\\ud", StringComparison.OrdinalIgnoreCase) || node.Value == json.GetString()),
        _ => node.Kind == OutlineKind.Word && node.Value == json.GetRawText() && text[node.Start..node.End] == node.Value,
    };
}
