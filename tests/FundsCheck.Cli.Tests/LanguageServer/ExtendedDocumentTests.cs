using FundsCheck.Cli.LanguageServer;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class ExtendedDocumentTests : IDisposable
{
    private const string Base = """
        { "ruleset": "base", "currency": "EUR", "facts": { "x.base": { "type": "boolean" } },
          "checks": [ { "id": "age", "bands": [ { "otherwise": "review", "reason": "X_BASE" } ] }, { "id": "funds" } ] }
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("fundscheck-").FullName;

    public ExtendedDocumentTests()
    {
        File.WriteAllText(Path.Combine(folder, "base.json"), Base);
        File.WriteAllText(
            Path.Combine(folder, "shop.json"), """{ "ruleset": "shop", "extends": "base", "checks": [ { "id": "shop-limit" } ] }""");
        File.WriteAllText(Path.Combine(folder, "own.json"), """{ "ruleset": "saved", "checks": [] }""");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("""{ "extends": "¦" }""", "base shop")]
    [InlineData("""{ "extends": "shop", "replaces": ["¦"] }""", "shop-limit age funds")]
    [InlineData("""{ "extends": "shop", "replaces": ["age", "¦"] }""", "shop-limit funds")]
    [InlineData("""{ "extends": "base", "replaces": ["age", "funds"], "checks": [ { "id": "age" }, { "id": "¦" } ] }""", "funds")]
    [InlineData("""{ "extends": "none", "replaces": ["¦"] }""", "")]
    [InlineData("""{ "extends": "shop", "tests": [ { "given": { "x.base": ¦ } } ] }""", "false true null")]
    [InlineData("""{ "extends": "base", "checks": [ { "measure": "amount", "bands": [ { "upTo": "25¦" } ] } ] }""", "25.00_EUR")]
    public void Offers_what_is_inherited(string text, string labels)
    {
        var (document, offset) = Open(text);

        var items = Completions.At(document, offset, withSnippets: true).Items;

        items.Select(item => item.Label.Replace(' ', '_')).Should().Equal(labels.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Offers_the_reasons_of_the_base()
    {
        var (document, offset) = Open("""{ "extends": "shop", "tests": [ { "expect": { "reasons": ["¦"] } } ] }""");

        Completions.At(document, offset, withSnippets: true).Items.Select(item => item.Label).Should().Contain("X_BASE");
    }

    [Theory]
    [InlineData("""{ "extends": "ba¦se" }""", "base.json", "\"base\"")]
    [InlineData("""{ "extends": "shop", "replaces": ["ag¦e"] }""", "base.json", "\"age\"")]
    [InlineData("""{ "extends": "shop", "replaces": ["age"], "checks": [ { "id": "a¦ge" } ] }""", "base.json", "\"age\"")]
    [InlineData("""{ "extends": "shop", "replaces": ["shop-¦limit"] }""", "shop.json", "\"shop-limit\"")]
    [InlineData("""{ "extends": "shop", "tests": [ { "given": { "x.b¦ase": true } } ] }""", "base.json", "\"x.base\"")]
    public void Goes_to_the_definition_in_the_base(string text, string file, string defined)
    {
        var (document, offset) = Open(text);

        var found = Definitions.At(document, offset);

        found.Should().NotBeNull();
        var path = new Uri(found!.Uri).LocalPath;
        path.Should().Be(Path.Combine(folder, file));
        var (content, lines) = (File.ReadAllText(path), new LineMap(File.ReadAllText(path)));
        content[lines.OffsetOf(found.Range.Start)..lines.OffsetOf(found.Range.End)].Should().Be(defined);
    }

    [Fact]
    public void Rule_sets_that_extend_each_other_end()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), """{ "ruleset": "a", "extends": "b", "checks": [ { "id": "of-a" } ] }""");
        File.WriteAllText(Path.Combine(folder, "b.json"), """{ "ruleset": "b", "extends": "a", "checks": [ { "id": "of-b" } ] }""");
        var (document, offset) = Open("""{ "extends": "a", "replaces": ["¦"] }""");

        Completions.At(document, offset, withSnippets: true).Items.Select(item => item.Label).Should().Equal("of-a", "of-b");
    }

    private (RuleDocument Document, int Offset) Open(string text)
    {
        var offset = text.IndexOf('¦', StringComparison.Ordinal);
        return (new RuleDocument(new Uri(Path.Combine(folder, "own.json")).AbsoluteUri, 1, text.Remove(offset, 1)), offset);
    }
}
