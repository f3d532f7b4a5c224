using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Authoring.Tests.Comparison;

public sealed class RegionTextTests
{
    private const string Last =
        """{ "id": "last", "measure": "debit.lastReturn", "bands": [ { "in": ["none", "R01", "R09"], "then": "accept" }, { "otherwise":"""
            + """ "decline", "reason": "RETURN_NOT_RETRYABLE" } ], "ifUnknown": { "then": "review", "reason": "RETRY_UNVERIFIED" } }""";
    private const string Kinds =
        """{ "id": "kinds", "measure": "account.kind", "bands": [ { "in": ["checking", "savings"], "then": "accept" }, { "otherwise":"""
            + """ "decline", "reason": "ACCOUNT_KIND_NOT_DEBITABLE" } ], "ifUnknown": { "then": "review", "reason":"""
            + """ "ACCOUNT_KIND_UNKNOWN" } }""";
    private const string Sources =
        """{ "id": "sources", "measure": "balance.source", "bands": [ { "in": ["real-time"], "then": "accept" }, { "otherwise": "review","""
            + """ "reason": "BALANCE_NOT_REAL_TIME" } ] }""";
    private const string Exposure =
        """{ "id": "exposure", "measure": "exposure", "bands": [ { "upTo": "100.00 USD", "then": "accept", "reason": "X_NOTE" }, {"""
            + """ "otherwise": "review", "reason": "EXPOSURE_ABOVE_CAP" } ] }""";

    [Fact]
    public void A_long_list_of_words_is_written_by_its_exceptions() =>
        Regions(Rules(), Rules(Last))
            .Should().Contain(
                "accept -> decline: debit.lastReturn is known and none of `none`, `R01`, `R09`, where every other check accepts");

    [Fact]
    public void An_unknown_word_is_written_as_excluded() => Regions(Rules(), Rules(Kinds)).Should()
        .Contain("accept -> decline: account.kind is known and none of `checking`, `savings`, where every other check accepts")
        .And.Contain("accept -> review: account.kind is unknown, where every other check accepts");

    [Fact]
    public void A_short_list_of_words_is_written_in_full() =>
        Regions(Rules(), Rules(Sources))
            .Should().Contain("accept -> review: balance.source is one of `cached`, `supplied`, where every other check accepts");

    [Fact]
    public void The_bound_after_possible_holds_is_written_once() =>
        Regions(Rules(Cushion("0.00 USD")), Rules(Cushion("10.00 USD"))).Should()
        .Contain(
            "accept -> review: headroom.current is at least 0.00 USD and below 10.00 USD, headroom.current with the possible holds counted "
                + "too is at least 0.00 USD, where every other check accepts")
        .And.Contain(
            "accept -> review: headroom.current is at least 10.00 USD, headroom.current with the possible holds counted too is at least "
                + "0.00 USD and below 10.00 USD, where every other check accepts");

    [Fact]
    public void A_bound_that_counting_holds_makes_tighter_is_left_out() =>
        Regions(Rules(), Rules(Cushion("0.00 USD")))
            .Should().Contain(
                "accept -> accept: headroom.current with the possible holds counted too is at least 0.00 USD, where every other check "
                    + "accepts");

    [Fact]
    public void A_bound_on_a_sum_with_holds_is_written_once() => Regions(Rules(), Rules(Exposure))
        .Should().Contain(
            "accept -> accept: exposure with the possible holds counted too is at most 100.00 USD, where every other check accepts");

    private static IEnumerable<string> Regions(RuleSet old, RuleSet newer) => old.CompareTo(newer).Changes
        .Select(change => $"{change.From.ToString().ToLowerInvariant()} -> {change.To.ToString().ToLowerInvariant()}: {change.Where}");

    private static string Cushion(string floor) => $$"""
        { "id": "cushion", "measure": "headroom.current",
          "bands": [ { "below": "{{floor}}", "then": "review", "reason": "THIN_CUSHION" }, { "otherwise": "accept", "reason": "X_NOTE" } ],
          "ifUnknown": { "then": "review", "reason": "CURRENT_UNKNOWN" } }
        """;

    private static RuleSet Rules(params string[] more) => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "regions", "version": "1", "currency": "USD", "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review",
            "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "0.00 USD", "then": "decline",
            "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } }{{string.Concat(more.Select(check => $", {check}"))}} ] }
        """), "regions.json");
}
