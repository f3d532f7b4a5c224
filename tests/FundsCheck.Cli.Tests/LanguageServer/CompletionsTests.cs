using FundsCheck.Cli.LanguageServer;
using FundsCheck.Rules.Language;

namespace FundsCheck.Cli.Tests.LanguageServer;

public sealed class CompletionsTests
{
    private const string Facts = """
        "currency": "EUR", "facts": { "x.tier": { "type": "text", "in": ["low", "high"] },
          "x.days": { "type": "integer", "worse": "lower" },
          "x.new": { "type": "boolean" }, "x.since": { "type": "duration" } },
        """;

    public static TheoryData<string, string> Names { get; } = new()
    {
        {
            """{ "ruleset": "a", ¦ }""",
            "version effectiveFrom why owner extends extendsVersion replaces currency validFor unchecked facts checks tests $schema"
        },
        { """{ "checks": [ { "measure": "amount", ¦ } ] }""", "id why for unless bands" },
        { """{ "checks": [ { "measure": "balance.reading", ¦ } ] }""", "id why bands" },
        { """{ "checks": [ { "measure": "available", ¦ } ] }""", "id why for unless bands ifUnknown" },
        { """{ "checks": [ { "measure": "amount", "bands": [ { ¦ """, "below upTo otherwise then reason" },
        { """{ "checks": [ { "measure": "amount", "bands": [ { "upTo": "1.00 USD", ¦ } ] } ] }""", "then reason" },
        { """{ "checks": [ { "measure": "account.kind", "bands": [ { ¦ } ] } ] }""", "in otherwise then reason" },
        { """{ "checks": [ { "measure": "headroom.available", "bands": [ { "otherwise": "accept", ¦ } ] } ] }""", "reason because" },
        { """{ "checks": [ { "measure": "available", "ifUnknown": { ¦ } } ] }""", "then reason because" },
        {
            """{ "checks": [ { "measure": "headroom.available", "ifUnknown": { "measure": "headroom.current", ¦ } } ] }""",
            "bands ifUnknown"
        },
        { """{ "checks": [ { "measure": "amount", "for": { "exposure": { ¦ } } } ] }""", "above atLeast" },
        { """{ "checks": [ { "measure": "amount", "unless": { "headroom.current": { ¦ } } } ] }""", "above atLeast" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "for": { "x.days": { ¦ } } } ] }""", "below upTo" },
        { """{ "facts": { "x.a": { "type": "text", ¦ } } }""", "in" },
        { """{ "unchecked": { ¦ }, "checks": [ { "measure": "account.kind" } ] }""", "account.verification balance.age balance.source" },
        { """{ "tests": [ { "name": "a", ¦ } ] }""", "given expect" },
        { """{ "tests": [ { "expect": { ¦ } } ] }""", "outcome reasons" },
    };

    public static TheoryData<string, string> Values { get; } = new()
    {
        { """{ "checks": [ { "measure": "amount", "bands": [ { "otherwise": "¦" } ] } ] }""", "accept review decline" },
        { """{ "checks": [ { "measure": "amount", "bands": [ { "otherwise": ¦ } ] } ] }""", "accept review decline" },
        { """{ "checks": [ { "measure": "debit.sameDay", "bands": [ { "in": [¦] } ] } ] }""", "true false" },
        {
            """{ "checks": [ { "measure": "balance.source", "bands": [ { "in": ["cached"] }, { "in": ["¦"] } ] } ] }""",
            "real-time supplied"
        },
        { "{ " + Facts + """ "checks": [ { "measure": "x.tier", "bands": [ { "in": [ "¦" ] } ] } ] }""", "low high" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "for": { "x.new": [ ¦ ] } } ] }""", "true false" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "bands": [ { "upTo": "25¦" } ] } ] }""", "25.00 EUR" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "bands": [ { "upTo": 25.5¦ } ] } ] }""", "25.50 EUR" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "bands": [ { "upTo": "¦" } ] } ] }""", "0.00 EUR|25.00 EUR" },
        { """{ "checks": [ { "measure": "cover.available", "bands": [ { "below": "110¦" } ] } ] }""", "110%" },
        { """{ "checks": [ { "measure": "balance.age", "bands": [ { "upTo": "90¦" } ] } ] }""", "90s 90m 90h 90d" },
        { "{ " + Facts + """ "checks": [ { "measure": "amount", "for": { "x.since": { "below": "2¦" } } } ] }""", "2s 2m 2h 2d" },
        {
            """{ "checks": [ { "measure": "headroom.available", "ifUnknown": { "measure": "¦" } } ] }""",
            "headroom.current headroom.overdraft headroom.credit cover.available"
        },
        { """{ "tests": [ { "given": { "account.verification": "pend¦" } } ] }""", string.Join(' ', Verifications) },
        { "{ " + Facts + """ "tests": [ { "given": { "x.new": ¦ } } ] }""", "true false null" },
        { """{ "facts": { "x.a": { "worse": "¦" } } }""", "lower higher" },
        { """{ "validFor": "4¦" }""", "4s 4m 4h 4d" },
    };

    private static IEnumerable<string> Verifications =>
        MeasureTable.Default.All.Single(measure => measure.Name == "account.verification").Values.Append("null");

    [Theory]
    [MemberData(nameof(Names))]
    public void Offers_the_members_of_an_object(string text, string members)
    {
        var marked = Marked.Parse(text);

        var labels = Labels(marked);

        labels.Should().BeEquivalentTo(members.Split(' '));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Offers_the_values_of_a_member(string text, string values)
    {
        var marked = Marked.Parse(text);

        var labels = Labels(marked);

        labels.Should().BeEquivalentTo(values.Contains("EUR", StringComparison.Ordinal) ? values.Split('|') : values.Split(' '));
    }

    [Fact]
    public void Offers_every_measure_and_custom_fact_but_no_gate_as_a_guard()
    {
        var measures = Labels(Marked.Parse("{ " + Facts + """ "checks": [ { "measure": "¦" } ] }"""));
        var guards = Labels(Marked.Parse("{ " + Facts + """ "checks": [ { "measure": "amount", "for": { ¦ } } ] }"""));

        measures.Should().BeEquivalentTo(
            [.. MeasureTable.Default.All.Select(measure => measure.Name), "x.tier", "x.days", "x.new", "x.since"]);
        guards.Should().BeEquivalentTo(measures.Except(["balance.reading", "balance.failureCode", "balance.currency"]));
    }

    [Fact]
    public void Offers_the_listed_reasons_and_those_of_the_author()
    {
        const string text = """
            { "checks": [ { "measure": "amount", "bands": [ { "otherwise": "review", "reason": "X_MINE" },
              { "otherwise": "review", "reason": "¦" } ] } ] }
            """;

        var labels = Labels(Marked.Parse(text));

        labels.Should().BeEquivalentTo([.. ReasonCodes.All.Except([ReasonCodes.HoldPossible]), "X_MINE"]);
    }

    [Fact]
    public void Replaces_the_whole_value_and_keeps_what_follows_an_open_quote()
    {
        var whole = Marked.Parse("""{ "checks": [ { "measure": "amo¦unt", "id": "a" } ] }""");
        var open = Marked.Parse("{ \"checks\": [ { \"measure\": \"amo¦ },\n{ } ] }");

        var (ofWhole, ofOpen) = (Taken(whole, "exposure"), Taken(open, "exposure"));

        ofWhole.Should().Be("""{ "checks": [ { "measure": "exposure", "id": "a" } ] }""");
        ofOpen.Should().Be("{ \"checks\": [ { \"measure\": \"exposure\" },\n{ } ] }");
    }

    [Fact]
    public void Writes_a_snippet_only_for_an_editor_that_knows_them()
    {
        var marked = Marked.Parse("""{ "checks": [ { "measure": "amount", ¦ "id": "a" } ] }""");

        var withSnippets = Completions.At(marked.Document, marked.Offset, withSnippets: true).Items.Single(item => item.Label == "bands");
        var without = Completions.At(marked.Document, marked.Offset, withSnippets: false).Items.Single(item => item.Label == "bands");

        (withSnippets.InsertTextFormat, withSnippets.TextEdit.NewText).Should().Be((Lsp.FormatSnippet, "\"bands\": [ $1 ],"));
        (without.InsertTextFormat, without.TextEdit.NewText).Should().Be((Lsp.FormatPlain, "\"bands\": [  ],"));
    }

    [Theory]
    [InlineData("new check: funds")]
    [InlineData("new check: limit")]
    [InlineData("new check: values")]
    public void A_new_check_loads_in_the_currency_of_the_file(string label)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, "rules", "ach-debit.json"))
            .Replace("USD", "EUR", StringComparison.Ordinal);
        var at = text.IndexOf("\"checks\": [", StringComparison.Ordinal) + "\"checks\": [".Length;
        var marked = new Marked(Marked.Open(text.Insert(at, " ")), at + 1);

        var written = Taken(marked, label).Replace("\n    { \"id\": \"reading\"", ",\n    { \"id\": \"reading\"", StringComparison.Ordinal);

        // The default rule set has such checks already.
        Marked.Open(written).Whole.Problems.Select(problem => problem.Code).Should().BeSubsetOf(["check.repeated", "check.idle"]);
    }

    [Fact]
    public void Offers_nothing_outside_of_the_file_s_object()
    {
        var labels = Labels(Marked.Parse("{ } ¦"));

        labels.Should().BeEmpty();
    }

    private static string[] Labels(Marked marked) =>
        [.. Completions.At(marked.Document, marked.Offset, withSnippets: true).Items.Select(item => item.Label)];

    private static string Taken(Marked marked, string label)
    {
        var item = Completions.At(marked.Document, marked.Offset, withSnippets: false).Items.Single(item => item.Label == label);
        return Marked.Apply(marked.Document, new Lsp.WorkspaceEdit([new Lsp.DocumentEdit(new Lsp.DocumentId("a"), [item.TextEdit])]));
    }
}
