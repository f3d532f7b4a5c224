using System.Globalization;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules;
using FundsCheck.Tests.Rules.Generation;

namespace FundsCheck.Authoring.Tests.Formatting;

public sealed class RuleFileLayoutTests
{
    private const int ColumnMax = 150;

    private const int RuleSets = 300;
    private const int ClosersMax = 20;

    private static readonly List<JsonObject> Generated = [.. Enumerable.Range(0, RuleSets).Select(GeneratedFile.Generate)];

    public static TheoryData<string> Files() =>
    [
        .. RepositoryFiles.RuleSets,
        .. FundsCheck.Authoring.Tests.Schema.RuleFileCorpus.GoodNames.Select(name => Path.Combine(
            FundsCheck.Authoring.Tests.Schema.RuleFileCorpus.GoodFolder, name)),
    ];

    [Fact]
    public void A_formatted_file_loads_as_the_same_rule_set_and_formats_to_itself()
    {
        foreach (var file in Generated)
        {
            var before = GeneratedFile.Load(GeneratedFile.Scramble(file, new Random(file.Count)));

            var after = GeneratedFile.Load(before.CanonicalText);

            after.CanonicalText.Should().Be(before.CanonicalText);
            after.Identity.Should().Be(before.Identity);
        }
    }

    [Fact]
    public void A_formatted_file_has_every_token_of_the_original()
    {
        foreach (var file in Generated)
        {
            var formatted = JsonNode.Parse(GeneratedFile.Load(file.ToJsonString()).CanonicalText);

            TokensOf(formatted).Should().Equal(TokensOf(file));
        }
    }

    [Fact]
    public void A_formatted_file_gives_the_same_decisions()
    {
        foreach (var file in Generated)
        {
            var formatted = GeneratedFile.Load(GeneratedFile.Load(file.ToJsonString()).CanonicalText);

            formatted.RunTests().Where(result => !result.Passed).Should().BeEmpty();
            formatted.Definition.Tests.Should().HaveSameCount(file["tests"]!.AsArray());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_has_every_token_after_formatting(string path)
    {
        var formatted = JsonNode.Parse(RuleSet.Load(path).FileText);

        TokensOf(formatted).Should().Equal(TokensOf(JsonNode.Parse(File.ReadAllText(path))));
    }

    [Fact]
    public void The_shipped_files_are_formatted()
    {
        var others = RepositoryFiles.RuleSets.Where(path => RuleSet.Load(path).FileText != File.ReadAllText(path));

        others.Should().BeEmpty("`fundscheck rules fmt rules` puts them right");
    }

    [Fact]
    public void No_line_is_long_that_could_be_broken()
    {
        var lines = Generated.SelectMany(file => GeneratedFile.Load(file.ToJsonString()).CanonicalText.Split('\n'))
            .Concat(RepositoryFiles.RuleSets.SelectMany(File.ReadAllLines));

        // What is one string cannot be broken; a member that begins its line has been given all the room there is.
        var tooLong = lines.Where(line => line.Length > ColumnMax + ClosersMax && Pieces(line) > 1);

        tooLong.Should().BeEmpty();
    }

    [Theory]
    [InlineData(
        "percent", "\"x.a\": { \"type\": \"percent\" }", "{ \"upTo\": \"110.50%\", \"then\": \"accept\" }",
        "{ \"upTo\": \"110.5%\", \"then\": \"accept\" }")]
    [InlineData(
        "integer", "\"x.a\": { \"type\": \"integer\" }", "{ \"upTo\": 30e1, \"then\": \"accept\" }",
        "{ \"upTo\": 300, \"then\": \"accept\" }")]
    [InlineData(
        "duration", "\"x.a\": { \"type\": \"duration\" }", "{ \"upTo\": \"24h\", \"then\": \"accept\" }",
        "{ \"upTo\": \"24h\", \"then\": \"accept\" }")]
    [InlineData(
        "text", "\"x.a\": { \"type\": \"text\", \"in\": [\"b\", \"\\u0061\"] }", "{ \"in\": [\"b\", \"\\u0061\"], \"then\": \"accept\" }",
        "{ \"in\": [\"b\", \"a\"], \"then\": \"accept\" }")]
    public void A_value_is_written_in_canonical_form_and_a_duration_as_the_author_wrote_it(
        string type, string fact, string band, string formatted)
    {
        var text = RuleSet.Default.CanonicalText
            .Replace(
                "\"checks\": [",
                $"\"validFor\": \"60m\", \"facts\": {{ {fact} }}, \"checks\": [ {{ \"id\": \"own\", \"measure\": \"x.a\", \"bands\": [ "
                    + $"{band}, {{ \"otherwise\": \"review\", \"reason\": \"HOST_FACT_UNKNOWN\" }} ], \"ifUnknown\": {{ \"then\": "
                    + "\"review\", \"reason\": \"HOST_FACT_UNKNOWN\" } },",
                StringComparison.Ordinal);

        var canonical = GeneratedFile.Load(text).CanonicalText;

        canonical.Should().Contain(formatted, type).And.Contain("\"validFor\": \"60m\"");
    }

    // Every place with what stands there; a declaration's place in `facts` means nothing, all other order is the author's.
    private static List<string> TokensOf(JsonNode? file) =>
        [.. Leaves(file).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Leaves(JsonNode? node) => node switch
    {
        JsonObject members =>
            members.Count == 0 ? [] : members.SelectMany(member => Leaves(member.Value).Select(leaf => $".{member.Key}{leaf}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item).Select(leaf => $"[{index}]{leaf}")),
        JsonValue value when value.TryGetValue<string>(out var text) => [$"={Canonical(text)}"],
        JsonValue value when value.TryGetValue<decimal>(out var number) =>
            [string.Create(CultureInfo.InvariantCulture, $"={number:0.####}")],
        _ => [$"={node?.ToJsonString() ?? "null"}"],
    };

    // What formatting may change of a value: the form of a whole number, and zeros at the end of a percentage.
    private static string Canonical(string text) =>
        text.EndsWith('%') && text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('%').TrimEnd('0').TrimEnd('.') + "%" : text;

    private static int Pieces(string line) => line.Split(", \"").Length;
}
