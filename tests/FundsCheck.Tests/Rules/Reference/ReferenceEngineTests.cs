using System.Text.Json.Nodes;
using FundsCheck.Tests.Rules.Invariants;

namespace FundsCheck.Tests.Rules.Reference;

public sealed class ReferenceEngineTests
{
    private const string Gates = """
        { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
        { "id": "currency", "measure": "balance.currency",
          "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
        """;

    private const string Funds = """
        { "id": "funds", "measure": "headroom.available",
          "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept",
          "reason": "X_NOTE" } ],
          "ifUnknown": { "then": "accept", "reason": "AVAILABLE_UNKNOWN", "because": "so decided" } }
        """;

    [Fact]
    public void Reasons_are_ordered_by_severity_gates_rank_and_id()
    {
        var engine = Engine(
            """
            { "id": "z", "measure": "amount", "bands": [ { "upTo": "1.00 USD", "then": "accept" }, { "otherwise": "review",
              "reason": "X_LONG_CODE" } ] },
            { "id": "b", "measure": "amount", "bands": [ { "upTo": "1.00 USD", "then": "accept" }, { "otherwise": "review",
              "reason": "X_B" } ] },
            { "id": "B", "measure": "amount", "bands": [ { "upTo": "1.00 USD", "then": "accept" }, { "otherwise": "review",
              "reason": "X_A" } ] },
            { "id": "y", "measure": "amount", "bands": [ { "upTo": "1.00 USD", "then": "accept" }, { "otherwise": "decline",
              "reason": "X_LONGEST_CODE" } ] },
            """);

        var verdict = engine.Decide(Given("""{ "amount": "1.01 USD", "balance.currency": "missing" }"""));

        verdict.Outcome.Should().Be(Outcome.Decline);
        verdict.Reasons.Select(reason => reason.Check).Should().Equal("y", "currency", "B", "b", "z");
    }

    [Fact]
    public void An_accept_lists_notes_and_waivers_separately()
    {
        var engine = Engine("");

        engine.Decide(Given("""{ "amount": "1.00 USD", "available": "1.00 USD" }"""))
            .Should().Be(new InvariantVerdict(Outcome.Accept, [new VerdictReason("X_NOTE", "funds", Outcome.Accept, Waiver: false)]));
        engine.Decide(Given("""{ "amount": "1.00 USD" }"""))
            .Should().Be(new InvariantVerdict(Outcome.Accept,
                [new VerdictReason("AVAILABLE_UNKNOWN", "funds", Outcome.Accept, Waiver: true)]));
    }

    [Fact]
    public void A_failed_reading_is_its_own_reason()
    {
        var verdict = Engine("")
            .Decide(Given(
                """{ "amount": "1.00 USD", "balance.reading": "institutionUnavailable", "balance.failureCode": "INSTITUTION_DOWN","""
                    + """ "balance.currency": "missing" }"""));

        verdict
            .Should().Be(new InvariantVerdict(Outcome.Review,
                [new VerdictReason("INSTITUTION_DOWN", "reading", Outcome.Review, Waiver: false)]));
    }

    [Fact]
    public void A_guard_that_possible_holds_would_change_is_unknown_and_excuses_nothing()
    {
        var engine = Engine(
            """
            { "id": "in-flight", "for": { "exposure": { "above": "10.00 USD" } }, "measure": "debit.class",
              "bands": [ { "in": ["WEB"], "then": "review", "reason": "X_WEB" }, { "otherwise": "accept" } ] },
            """);

        engine.Decide(Given("""{ "amount": "5.00 USD", "available": "99.00 USD", "held": "5.00 USD" }""")).Outcome
            .Should().Be(Outcome.Accept);
        engine.Decide(Given("""{ "amount": "5.00 USD", "available": "99.00 USD", "held": "5.00 USD", "held.possible": "0.01 USD" }"""))
            .Outcome.Should().Be(Outcome.Review);
    }

    [Fact]
    public void The_largest_acceptable_amount_is_below_the_debit()
    {
        var engine = Engine("");

        engine.MaxAcceptableAmount(Given("""{ "amount": "90.00 USD", "available": "75.0099 USD", "held": "5.00 USD" }"""))
            .Should().Be("70.00 USD");
        engine.MaxAcceptableAmount(
            Given("""{ "amount": "90.00 USD", "available": "75.00 USD", "held": "5.00 USD", "held.possible": "10.00 USD" }"""))
                .Should().Be("60.00 USD");
        engine.MaxAcceptableAmount(Given("""{ "amount": "90.00 USD", "available": "5.00 USD", "held": "5.00 USD" }""")).Should().BeNull();
        engine.MaxAcceptableAmount(Given("""{ "amount": "90.00 USD", "available": "90.00 USD" }"""))
            .Should().BeNull("it is accepted as it is");
        engine.MaxAcceptableAmount(Given("""{ "amount": "90.00 USD", "balance.reading": "institutionUnavailable" }""")).Should().BeNull();
    }

    [Fact]
    public void Only_facts_of_the_debit_decline_early()
    {
        var engine = Engine(
            """
            { "id": "limit", "unless": { "x.vip": [true] }, "measure": "amount",
              "bands": [ { "upTo": "10.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] },
            { "id": "of-kind", "for": { "account.kind": ["savings"] }, "measure": "amount",
              "bands": [ { "upTo": "5.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_CAP" } ] },
            { "id": "in-flight", "measure": "exposure",
              "bands": [ { "upTo": "5.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "X_IN_FLIGHT" } ] },
            """);

        engine.DecideEarly(Given("""{ "amount": "10.00 USD", "account.kind": "savings" }""")).Should().BeNull();
        engine.DecideEarly(Given("""{ "amount": "10.01 USD", "x.vip": true }""")).Should().BeNull();
        engine.DecideEarly(Given("""{ "amount": "10.01 USD" }"""))
            .Should().Be(new InvariantVerdict(
                Outcome.Decline, [new VerdictReason("AMOUNT_ABOVE_LIMIT", "limit", Outcome.Decline, Waiver: false)]));
    }

    [Theory]
    [InlineData("gold", Outcome.Accept)]
    [InlineData("silver", Outcome.Review)]
    [InlineData("copper", Outcome.Decline)]
    [InlineData(7, Outcome.Decline)]
    [InlineData(null, Outcome.Decline)]
    public void A_custom_fact_of_another_type_or_outside_its_list_is_unknown(object? tier, Outcome expected)
    {
        var engine = Engine(
            """
            { "id": "tier", "measure": "x.tier", "bands": [ { "in": ["gold"], "then": "accept" }, { "otherwise": "review",
              "reason": "X_TIER" } ],
              "ifUnknown": { "then": "decline", "reason": "X_NO_TIER" } },
            """);

        var given = Given("""{ "amount": "1.00 USD", "available": "1.00 USD" }""");
        given["x.tier"] = tier switch { string text => text, int number => number, _ => null };

        engine.Decide(given).Outcome.Should().Be(expected);
    }

    private static ReferenceEngine Engine(string checks) => new(
        $$"""
        { "ruleset": "test", "currency": "USD",
          "facts": { "x.vip": { "type": "boolean" }, "x.tier": { "type": "text", "in": ["gold", "silver"] } },
          "checks": [ {{Gates}} {{checks}} {{Funds}} ] }
        """,
        code => code.Length);

    private static JsonObject Given(string text) => JsonNode.Parse(text)!.AsObject();
}
