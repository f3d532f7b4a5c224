using FundsCheck.Rules;
using FundsCheck.Tests.Rules;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>Changes that leave every outcome and yet change what decisions list, each by itself.</summary>
public sealed class ChangedReasonsTests
{
    private const string Gate = """
        [ { "in": ["read"], "then": "accept" },
          { "in": ["institutionUnavailable"], "then": "accept", "because": "banks come back" },
          { "otherwise": "review" } ]
        """;

    private const string Rest = """{ "otherwise": "review" }""";

    private const string Look = """
        { "id": "look", "why": "every debit gets a look", "measure": "amount", "bands": [ { "otherwise": "review", "reason": "X_LOOK" } ] }
        """;

    private const string Age = """
        { "id": "age", "measure": "balance.age",
          "bands": [ { "upTo": "3599s", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ],
          "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }
        """;

    private const string Days = """
        { "id": "days", "measure": "x.fact",
          "bands": [ { "below": 30, "then": "review", "reason": "X_NEW" }, { "otherwise": "accept" } ],
          "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } }
        """;

    private const string Limit = """
        { "id": "limit", "measure": "amount",
          "bands": [ { "upTo": "500.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] }
        """;

    [Fact]
    public void A_waived_reading_that_a_decision_lists_no_longer_is_reported()
    {
        // Both review every debit; the waiver of one of them hides the reading's own code.
        var (waived, plain) = (Rules(Gate, Look), Rules(SmallRuleSet.PlainGate, Look));
        const string Region = "balance.reading is `institutionUnavailable`, where another check reviews and none declines";

        Texts(waived.CompareTo(plain)).Should()
            .Contain($"reading Reasons review -> review: {Region}: [X_LOOK] -> [INSTITUTION_UNAVAILABLE, X_LOOK]");
        Texts(plain.CompareTo(waived)).Should()
            .Contain($"reading Reasons review -> review: {Region}: [INSTITUTION_UNAVAILABLE, X_LOOK] -> [X_LOOK]");
    }

    [Fact]
    public void A_category_that_a_gate_by_code_judges_is_named_by_its_code()
    {
        var byCode =
            """[ { "in": ["none"], "then": "accept" }, { "in": ["INSTITUTION_DOWN"], "then": "decline" }, { "otherwise": "review" } ]""";
        var codes = Rules(SmallRuleSet.PlainGate, $$"""{ "id": "codes", "measure": "balance.failureCode", "bands": {{byCode}} }""");

        var changes = Rules(SmallRuleSet.PlainGate).CompareTo(codes).Changes;

        changes.Select(change => (change.From, change.To)).Should().Contain((Outcome.Review, Outcome.Decline));
        changes
            .Should().Contain(change => change.Where.Contains("balance.failureCode is `INSTITUTION_DOWN`")
                && Codes(change.ToReasons).Contains("INSTITUTION_DOWN"));
    }

    [Fact]
    public void A_justification_that_changes_is_another_text()
    {
        var changes = Rules(Gate).CompareTo(Rules(Gate.Replace("banks come back", "banks come back soon"))).Changes;

        var change = changes.Should().ContainSingle().Which;
        (change.Kind, change.From, change.To).Should().Be((RuleChangeKind.Texts, Outcome.Accept, Outcome.Accept));
        (change.FromReasons.Single().Justification, change.ToReasons.Single().Justification)
            .Should().Be(("banks come back", "banks come back soon"));
    }

    [Fact]
    public void The_why_of_an_authors_own_code_is_its_text()
    {
        var look = Look.Replace("every debit gets a look", "somebody looks at every debit");

        var changes = Rules(Gate, Look).CompareTo(Rules(Gate, look)).Changes;

        changes.Should().OnlyContain(change => change.Kind == RuleChangeKind.Texts);
        changes.Select(change => (change.From, change.To)).Should()
            .Equal((Outcome.Review, Outcome.Review), (Outcome.Decline, Outcome.Decline));
        changes[0].ToReasons.Single(reason => reason.Check == "look").Text.Should().StartWith("Somebody looks at every debit: ");
    }

    [Fact]
    public void The_why_of_a_listed_code_changes_nothing()
    {
        var age = Age.Replace("\"id\": \"age\",", "\"id\": \"age\", \"why\": \"old balances lie\",");

        Rules(Gate, Age).CompareTo(Rules(Gate, age)).Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_renamed_check_gives_other_reasons()
    {
        const string Alone = "no other check declines";
        const string Beside = "another check reviews and none declines";

        var changes = Texts(Rules(Gate, Look).CompareTo(Rules(Gate, Look.Replace("\"id\": \"look\"", "\"id\": \"view\""))));

        changes.Should().Contain(
        [
            $"look Reasons review -> review: amount is known, where in old {Alone} and in new {Beside}: [X_LOOK] -> [X_LOOK]",
            $"view Reasons review -> review: amount is known, where in old {Beside} and in new {Alone}: [X_LOOK] -> [X_LOOK]",
        ]);
    }

    [Fact]
    public void A_guard_that_may_be_unknown_is_named_by_the_reason()
    {
        var narrow = Guarded("""{ "account.kind": ["loan"] }""");
        var wide = Guarded("""{ "account.kind": ["loan"], "account.verification": ["failed"] }""");

        var texts = Rules(Gate, narrow).CompareTo(Rules(Gate, wide)).Changes.Where(change => change.Kind == RuleChangeKind.Texts).ToList();

        texts.Should().NotBeEmpty().And.OnlyContain(change => change.Where.Contains("account.verification is unknown"));
        var reason = texts[0].ToReasons.Single(reason => reason.Check == "look");
        reason.Text.Should().EndWith("(kept in force as `account.verification` is unknown).");
    }

    [Fact]
    public void A_guard_on_a_word_that_only_new_lists_is_unknown_to_old()
    {
        const string Unless = "\"unless\": { \"x.tier\": [\"low\"] }, ";
        var old = SmallRuleSet.Load(Gate, Tiers("\"low\", \"high\""), "", Look.Replace("\"measure\"", $"{Unless}\"measure\""));
        var @new = SmallRuleSet.Load(Gate, Tiers("\"low\", \"high\", \"gold\""), "", Look);

        var texts = old.CompareTo(@new).Changes.Where(change => change.Kind == RuleChangeKind.Texts).ToList();

        texts.Should().NotBeEmpty().And.OnlyContain(change => change.Where.Contains("x.tier is unknown to old"));
        texts[0].FromReasons.Single(reason => reason.Check == "look").Text.Should().EndWith("(kept in force as `x.tier` is unknown).");
    }

    [Fact]
    public void Guards_in_another_order_are_named_in_another_order()
    {
        var one = Guarded("""{ "account.kind": ["loan"], "account.verification": ["failed"] }""");
        var other = Guarded("""{ "account.verification": ["failed"], "account.kind": ["loan"] }""");

        var changes = Rules(Gate, one).CompareTo(Rules(Gate, other)).Changes;

        changes.Should().NotBeEmpty().And.OnlyContain(change => change.Kind == RuleChangeKind.Texts);
        changes.Should().OnlyContain(change => change.Where.Contains("account.kind and account.verification are unknown"));
    }

    [Fact]
    public void An_age_between_two_whole_seconds_is_written_as_a_test_writes_it()
    {
        var (old, @new) = (Rules(Gate, Age), Rules(Gate, Age.Replace("\"upTo\": \"3599s\"", "\"below\": \"1h\"")));

        var change = old.CompareTo(@new).Changes[0];

        (change.From, change.To).Should().Be((Outcome.Review, Outcome.Accept));
        change.Where.Should().Be("balance.age is above 3599s and below 1h, where every other check accepts");
        change.Given.Should().Be("""{ "amount": "100.00 USD", "available": "1000.00 USD", "balance.age": "3599.1s" }""");
        Codes(change.FromReasons).Should().Be("BALANCE_STALE");
        change.ToReasons.Should().BeEmpty();
    }

    [Fact]
    public void A_fact_that_two_rule_sets_declare_with_two_types_is_known_to_one_of_them()
    {
        var old = WithFact("integer", Days);
        var @new = WithFact("duration", Days.Replace("30", "\"30d\""));

        var changes = old.CompareTo(@new).Changes.Where(change => change.Kind == RuleChangeKind.Outcome).ToList();

        changes.Select(change => (change.From, change.To)).Should()
            .Contain([(Outcome.Accept, Outcome.Review), (Outcome.Review, Outcome.Accept)]);
        changes.Should().OnlyContain(change => $"{Codes(change.FromReasons)} {Codes(change.ToReasons)}".Contains("HOST_FACT_UNKNOWN"));
    }

    [Fact]
    public void A_decline_by_the_debit_alone_hides_what_other_checks_changed()
    {
        // Every category has a band of its own, so only a balance that was not requested is left.
        const string Named =
            """["userActionRequired", "accountUnavailable", "providerUnavailable", "rateLimited", "staleBalance", "misconfigured","""
                + """ "invalidResponse"]""";
        var gate = Gate.Replace(Rest, $$"""{ "in": {{Named}}, "then": "review" }, { "otherwise": "decline" }""");

        var changes = Rules(Gate, Limit).CompareTo(Rules(gate, Limit)).Changes;

        var ofReading = changes.Where(change => change.Where.Contains("balance.reading is `notRequested`")).ToList();
        var change = ofReading.Should().ContainSingle().Which;
        (change.Check, change.From, change.To).Should().Be(("reading", Outcome.Review, Outcome.Decline));
    }

    [Fact]
    public void A_check_that_a_decline_by_the_debit_alone_skips_no_longer_gives_its_reason()
    {
        // With the guard the check of the amount looks at holds too, so it declines no debit before a balance is read.
        var guarded = Limit.Replace("\"measure\"", """ "for": { "exposure": { "above": "50.00 USD" } }, "measure" """);

        var changes = Rules(Gate, Limit).CompareTo(Rules(Gate, guarded)).Changes.Where(change => change.Check == "reading");

        var change = changes.Should().ContainSingle().Which;
        (change.Kind, change.From, change.To).Should().Be((RuleChangeKind.Reasons, Outcome.Decline, Outcome.Decline));
        Codes(change.FromReasons).Should().Be("AMOUNT_ABOVE_LIMIT");
        Codes(change.ToReasons).Should().Be("AMOUNT_ABOVE_LIMIT, BALANCE_NOT_NEEDED");
    }

    private static string Tiers(string values) => $$""" "x.tier": { "type": "text", "in": [{{values}}] } """;

    private static string Guarded(string unless) => Look.Replace("\"measure\"", $"\"unless\": {unless}, \"measure\"");

    private static IEnumerable<string> Texts(RuleSetDifference difference) => difference.Changes.Select(Text);

    private static string Text(RuleChange change)
    {
        var (from, to) = (change.From.ToName(), change.To.ToName());
        return $"{change.Check} {change.Kind} {from} -> {to}: {change.Where}: [{Codes(change.FromReasons)}] -> [{Codes(change.ToReasons)}]";
    }

    private static string Codes(IEnumerable<Reason> reasons) => string.Join(", ", reasons.Select(reason => reason.Code));

    private static RuleSet Rules(string gate, params string[] checks) => SmallRuleSet.Load(gate, "", "", checks);

    private static RuleSet WithFact(string type, string check) =>
        SmallRuleSet.Load(Gate, $$""" "x.fact": { "type": "{{type}}", "worse": "lower" } """, "", check);
}
