using FundsCheck.Rules.Language;
namespace FundsCheck.Authoring.Tests.Schema;

/// <summary>Tests completion with the JSON engine of VS Code. A bar in a text marks the cursor.</summary>
public sealed class SchemaCompletionTests
{
    private const string TextFactToList = """{ "measure": "x.tier", "bands": [ { "in": [ | ] } ] }""";
    private const string MoneyToWrite = """{ "measure": "amount", "bands": [ { "upTo": | } ] }""";
    private const string MeasureToWrite = """{ "measure": | }""";
    private const string ReasonToWrite = """{ "measure": "amount", "bands": [ { "otherwise": "review", "reason": | } ] }""";

    private const string Needed = """
        { "id": "a", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
        { "id": "b", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review",
          "reason": "X_B" } ] },
        { "id": "c", "measure": "cover.available", "bands": [ { "otherwise": "review", "reason": "X_C" } ], "ifUnknown": { "then": "review",
          "reason": "X_C" } }
        """;

    public static TheoryData<string, string> Members { get; } = new()
    {
        {
            "{ | }",
            "checks $schema ruleset version effectiveFrom extends extendsVersion replaces why owner currency validFor unchecked "
                + "customerTexts facts tests"
        },
        { """{ "facts": { "x.a": { "type": "integer", | } } }""", "worse why" },
        { """{ "facts": { "x.a": { "type": "text", | } } }""", "in why" },
        { """{ "tests": [ { "expect": { | } } ] }""", "outcome reasons" },
    };

    public static TheoryData<string, string> MembersOfChecks { get; } = new()
    {
        { """{ | }""", "id why measure bands" },
        { """{ "measure": "amount", | }""", "id why for unless bands" },
        { """{ "measure": "headroom.current", | }""", "id why for unless bands ifUnknown" },
        { """{ "measure": "x.tenureDays", | }""", "id why for unless bands ifUnknown" },
        { """{ "measure": "balance.reading", | }""", "id why bands" },
        { """{ "measure": "amount", "bands": [ { | } ] }""", "below upTo then otherwise reason" },
        { """{ "measure": "amount", "bands": [ { "below": "1.00 USD", | } ] }""", "then reason" },
        { """{ "measure": "amount", "bands": [ { "otherwise": "accept", | } ] }""", "reason" },
        { """{ "measure": "debit.class", "bands": [ { | } ] }""", "in then otherwise reason" },
        { """{ "measure": "balance.currency", "bands": [ { "otherwise": "accept", | } ] }""", "reason because" },
        { """{ "measure": "headroom.available", "ifUnknown": { | } }""", "then reason because measure bands ifUnknown" },
        { """{ "measure": "balance.age", "ifUnknown": { | } }""", "then reason because" },
        {
            """{ "measure": "cover.available", "ifUnknown": { "measure": "headroom.current", "bands": [ { "upTo": "1.00 USD", | } ] } }""",
            "then reason because"
        },
        { """{ "measure": "amount", "for": { "exposure": { | } } }""", "above atLeast" },
        { """{ "measure": "amount", "unless": { "exposure": { | } } }""", "below upTo" },
        { """{ "measure": "amount", "unless": { "headroom.current": { | } } }""", "above atLeast" },
    };

    public static TheoryData<string, string> Values { get; } = new()
    {
        { """{ "measure": "debit.sameDay", "bands": [ { "in": [ | ] } ] }""", "true false" },
        { """{ "measure": "balance.source", "bands": [ { "in": [ | ] } ] }""", "\"real-time\" \"cached\" \"supplied\"" },
        { """{ "measure": "amount", "for": { "balance.source": [ | ] } }""", "\"real-time\" \"cached\" \"supplied\"" },
        { """{ "measure": "amount", "bands": [ { "otherwise": | } ] }""", "\"accept\" \"review\" \"decline\"" },
        { """{ "measure": "balance.age", "bands": [ { "upTo": | } ] }""", "\"90s\" \"5m\" \"1h\" \"7d\"" },
        { """{ "measure": "cover.available", "bands": [ { "below": | } ] }""", "\"100%\" \"110%\"" },
        { """{ "measure": "debit.attempt", "bands": [ { "upTo": | } ] }""", "3" },
        { """{ "measure": "headroom.available", "ifUnknown": { "measure": | } }""", "\"headroom.current\" \"headroom.credit\"" },
    };

    public static TheoryData<string, string> Insertions { get; } = new()
    {
        { "|", "new rule set" },
        { "NEEDED, |", "new check: funds" },
        { "NEEDED, |", "new check: limit" },
        { "NEEDED, |", "new check: tighter for some" },
        { "NEEDED, |", "new check: values" },
        { "NEEDED ], \"tests\": [ |", "new test" },
        { "NEEDED ], \"facts\": |, \"tests\": [", "new fact" },
        { """NEEDED, { "id": "d", "measure": "debit.sameDay", "bands": [ { "in": [false], "then": "accept" }, | ] }""", "otherwise …" },
    };

    // After the rows, of which it is made.
    private static readonly EditorAnswers Editor = new(
    [
        .. Members.Select(row => (row.Data.Item1, (string?)null)),
        .. MembersOfChecks.Concat(Values).Select(row => (Checks(row.Data.Item1), (string?)null)),
        (Checks(TextFactToList), null),
        (Checks(MoneyToWrite), null),
        (Checks(MeasureToWrite), null),
        (Checks(ReasonToWrite), null),
        .. Insertions.Select(row => (Whole(row.Data.Item1), (string?)row.Data.Item2)),
    ]);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Offers_the_members_of_an_object(string text, string members)
    {
        var offered = await Editor.OfferedAtAsync(text);

        offered.Should().BeEquivalentTo(members.Split(' '));
    }

    [Theory]
    [MemberData(nameof(MembersOfChecks))]
    public async Task Offers_the_members_that_the_measure_of_a_check_allows(string check, string members)
    {
        var offered = await Editor.OfferedAtAsync(Checks(check));

        offered.Should().BeEquivalentTo(members.Split(' '));
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task Offers_the_values_of_a_member(string check, string values)
    {
        var offered = await Editor.OfferedAtAsync(Checks(check));

        offered.Should().BeEquivalentTo(values.Split(' '));
    }

    [Fact]
    public async Task Offers_every_measure_and_every_reason_of_a_check()
    {
        var measures = await Editor.OfferedAtAsync(Checks(MeasureToWrite));
        var reasons = await Editor.OfferedAtAsync(Checks(ReasonToWrite));

        measures.Should().BeEquivalentTo(MeasureTable.Default.All.Select(measure => $"\"{measure.Name}\""));
        reasons.Should().BeEquivalentTo(ReasonCodes.All.Except([ReasonCodes.HoldPossible]).Select(reason => $"\"{reason}\""));
    }

    [Fact]
    public async Task Offers_no_boolean_for_a_custom_fact_and_no_amount_of_one_currency()
    {
        var texts = await Editor.OfferedAtAsync(Checks(TextFactToList));
        var amounts = await Editor.OfferedAtAsync(Checks(MoneyToWrite));

        texts.Should().NotContain(["true", "false"]);
        amounts.Should().Equal("an amount");
    }

    [Theory]
    [MemberData(nameof(Insertions))]
    public async Task An_inserted_snippet_has_no_problems(string text, string label)
    {
        var problems = await Editor.ProblemsAfterAsync(Whole(text), label);

        problems.Should().Be("[]");
    }

    private static string Checks(string check) => $$"""{ "checks": [ {{check}} ] }""";

    private static string Whole(string text) =>
        text.Replace("NEEDED", Needed, StringComparison.Ordinal) is { Length: > 1 } checks
            ? $$"""{ "ruleset": "a", "version": "1", "currency": "USD", "checks": [ {{checks}} ] }"""
            : text;
}
