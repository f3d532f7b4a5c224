using FundsCheck.Cli.LanguageServer;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class ProblemDiagnosticsTests
{
    [Fact]
    public void Shows_the_problems_of_the_loader_with_codes_places_and_examples()
    {
        var document = Marked.In("tests/vectors/rules/bad/severity-falls-with-the-amount.json", "bands.direction", inside: 0).Document;

        var shown = ProblemDiagnostics.Of(document, document.Whole);

        shown.Select(diagnostic => (diagnostic.Code, diagnostic.Range.Start.Line + 1, diagnostic.Range.Start.Character + 1))
            .Should().Equal(document.Whole.Problems.Select(problem => (problem.Code, problem.Line, problem.Column)));
        shown.Should().Contain(diagnostic => diagnostic.Message.Contains("\n  { \"amount\":", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_that_extends_a_rule_set_is_loaded_with_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("fundscheck-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "base.json"), Default);
            const string Text = """{ "ruleset": "mine", "version": "1", "extends": "ach-debit" }""";
            var address = new Uri(Path.Combine(folder.FullName, "mine.json")).AbsoluteUri;

            var right = new RuleDocument(address, 1, Text);
            var wrong = new RuleDocument(address, 2, Text.Replace("ach-debit", "ach-debti", StringComparison.Ordinal));

            right.Whole.Problems.Should().BeEmpty();
            right.Whole.RuleSet!.FileText.Should().Contain("\"extends\": \"ach-debit\"").And.NotContain("checks");
            wrong.Structure.Problems.Should().ContainSingle(problem => problem.Code == "extends.unknown");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Marks_the_name_or_the_value_that_is_wrong()
    {
        var document = Marked.Open(Default.Replace("\"version\"", "\"versoin\"", StringComparison.Ordinal)
            .Replace("\"account.kind\",", "\"acount.kind\",", StringComparison.Ordinal));

        var marked = ProblemDiagnostics.Of(document, document.Whole).Select(diagnostic => TextOf(document, diagnostic.Range));

        marked.Should().Equal("\"versoin\"", "\"acount.kind\"");
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Counts_UTF_16_units_and_every_line_break_of_the_protocol(string lineBreak)
    {
        var text = $"{{ \"ruleset\": \"a\",{lineBreak}\"why\": \"🙂é\", \"versoin\": \"1\" }}";
        var document = Marked.Open(text);

        var shown = ProblemDiagnostics.Of(document, document.Whole).Single(diagnostic => diagnostic.Code == "member.unknown");

        shown.Range.Should().Be(new Lsp.Range(new Lsp.Position(1, 14), new Lsp.Position(1, 23)));
    }

    [Fact]
    public void Shows_a_failed_test_at_its_name()
    {
        const string name = "\"exactly enough is enough\"";
        var text = Default.Replace("\"below\": \"0.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"",
            "\"below\": \"1.00 USD\", \"then\": \"decline\", \"reason\": \"INSUFFICIENT_AVAILABLE\"", StringComparison.Ordinal);
        var document = Marked.Open(text);

        var shown = ProblemDiagnostics.Of(document, document.Whole).Where(diagnostic => diagnostic.Code == "test.failed").ToList();

        shown.Should().NotBeEmpty();
        shown.Should().OnlyContain(diagnostic => TextOf(document, diagnostic.Range).StartsWith('"') && diagnostic.Severity == 2, name);
    }

    private static string Default => FundsCheck.Rules.RuleSet.Default.CanonicalText;

    private static string TextOf(RuleDocument document, Lsp.Range range) =>
        document.Text[document.Lines.OffsetOf(range.Start)..document.Lines.OffsetOf(range.End)];
}
