namespace FundsCheck.Tests.Rules.Validation;

public sealed class FallbackInvariantsTests
{
    private const string Unreachable = "fallback.unreachable";

    [Theory]
    [InlineData("headroom.available headroom.current")]
    [InlineData("headroom.available headroom.credit")]
    [InlineData("headroom.available headroom.current headroom.credit")]
    [InlineData("headroom.available headroom.overdraft", Unreachable)]
    [InlineData("headroom.available cover.available", Unreachable)]
    [InlineData("headroom.available headroom.available", Unreachable)]
    [InlineData("headroom.available headroom.current headroom.overdraft", Unreachable)]
    [InlineData("cover.available headroom.current")]
    [InlineData("cover.available headroom.overdraft", Unreachable)]
    [InlineData("headroom.current headroom.available")]
    [InlineData("headroom.current headroom.overdraft")]
    [InlineData("headroom.current headroom.credit")]
    [InlineData("headroom.current headroom.credit headroom.overdraft")]
    [InlineData("headroom.current headroom.credit headroom.available")]
    [InlineData("headroom.current headroom.current", Unreachable)]
    [InlineData("headroom.overdraft headroom.available")]
    [InlineData("headroom.overdraft headroom.current")]
    [InlineData("headroom.overdraft headroom.credit")]
    [InlineData("headroom.overdraft headroom.overdraft", Unreachable)]
    [InlineData("headroom.overdraft headroom.available headroom.current headroom.credit")]
    [InlineData("headroom.credit headroom.current")]
    [InlineData("headroom.credit headroom.available headroom.current")]
    [InlineData("headroom.credit headroom.available headroom.overdraft", Unreachable)]
    [InlineData("headroom.credit headroom.credit", Unreachable)]
    public void A_fallback_that_lacks_the_same_facts_is_refused(string measures, string? code = null) =>
        RuleFileText.Codes($$"""{ "id": "tried", {{BandList(measures.Split(' '))}} }""").Should().Equal(code is null ? [] : [code]);

    [Theory]
    [InlineData("balance.age headroom.current")]
    [InlineData("headroom.current available")]
    public void Only_a_measure_of_funds_is_a_fallback_for_funds(string measures) =>
        RuleFileText.Codes($$"""{ "id": "tried", {{BandList(measures.Split(' '))}} }""").Should().Equal("fallback.measure");

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void A_check_has_at_most_four_fallbacks(int fallbacks, bool tooMany)
    {
        var codes = RuleFileText.Codes(
            $$"""{ "id": "tried", {{BandList([.. Enumerable.Repeat("headroom.available", fallbacks + 1)])}} }""");

        codes.Contains("fallback.depth").Should().Be(tooMany);
    }

    private static string BandList(ReadOnlySpan<string> measures)
    {
        var threshold = measures[0] switch { "cover.available" => "100%", "balance.age" => "1h", _ => "0.00 USD" };
        var bands = measures[0] == "balance.age"
            ? $$"""{ "below": "{{threshold}}", "then": "accept" }, { "otherwise": "review", "reason": "X_{{measures.Length}}" }"""
            : $$"""{ "below": "{{threshold}}", "then": "decline", "reason": "X_{{measures.Length}}" }, { "otherwise": "review", "reason":"""
                + """ "X_LEFT" }""";
        var unknown = measures.Length == 1 ? RuleFileText.IfUnknown : $$""" "ifUnknown": { {{BandList(measures[1..])}} } """;
        return $$""" "measure": "{{measures[0]}}", "bands": [ {{bands}} ], {{unknown}} """;
    }
}
