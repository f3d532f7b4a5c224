using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules.Comparison;

/// <summary>Changes that leave every outcome and yet change what decisions list, each by itself.</summary>
public sealed class ChangedReasonsTests
{
    private const string Gate = """[ { "in": ["read"], "then": "accept" }, { "in": ["INSTITUTION_DOWN"], "then": "accept", "reason": "INSTITUTION_DOWN", "because": "banks come back" }, { "otherwise": "review" } ]""";
    private const string Look = """{ "id": "look", "why": "every debit gets a look", "measure": "amount", "bands": [ { "otherwise": "review", "reason": "X_LOOK" } ] }""";
    private const string Age = """{ "id": "age", "measure": "balance.age", "bands": [ { "upTo": "EDGE", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } ], "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } }""";

    [Fact]
    public void A_waived_reading_that_a_decision_lists_no_longer_is_reported()
    {
        // Both review every debit; the newer one no longer accepts INSTITUTION_DOWN by waiver, so its own code joins the reasons.
        const string Unwaived = """[ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ]""";
        var (old, @new) = (Rules(Gate, Look), Rules(Unwaived, Look));

        var changes = Texts(old.CompareTo(@new));

        changes.Should().Contain("reading Reasons review -> review: balance.reading is `INSTITUTION_DOWN`, where another check reviews and none declines: [X_LOOK] -> [INSTITUTION_DOWN, X_LOOK]");
        Texts(@new.CompareTo(old)).Should().Contain("reading Reasons review -> review: balance.reading is `INSTITUTION_DOWN`, where another check reviews and none declines: [INSTITUTION_DOWN, X_LOOK] -> [X_LOOK]");
    }

    [Fact]
    public void A_reading_named_as_its_own_code_changes_nothing_for_that_reading()
    {
        var gate = Gate.Replace("{ \"otherwise\": \"review\" }", "{ \"otherwise\": \"review\", \"reason\": \"ITEM_LOGIN_REQUIRED\" }");

        var changes = Rules(Gate).CompareTo(Rules(gate)).Changes;

        changes.Should().NotBeEmpty().And.OnlyContain(change => change.Kind == RuleChangeKind.Reasons);
        changes.Select(change => change.Where).Should().OnlyContain(where => where.Contains("`ITEM_LOGIN_REQUIRED`"));
        changes.Should().OnlyContain(change => !change.FromReasons.Select(reason => reason.Code).SequenceEqual(change.ToReasons.Select(reason => reason.Code)));
    }

    [Fact]
    public void A_justification_that_changes_is_another_text()
    {
        var changes = Rules(Gate).CompareTo(Rules(Gate.Replace("banks come back", "banks come back soon"))).Changes;

        var change = changes.Should().ContainSingle().Which;
        (change.Kind, change.From, change.To).Should().Be((RuleChangeKind.Texts, Outcome.Accept, Outcome.Accept));
        (change.FromReasons.Single().Because, change.ToReasons.Single().Because).Should().Be(("banks come back", "banks come back soon"));
    }

    [Fact]
    public void The_why_of_an_authors_own_code_is_its_text()
    {
        var changes = Rules(Gate, Look).CompareTo(Rules(Gate, Look.Replace("every debit gets a look", "somebody looks at every debit"))).Changes;

        changes.Select(change => (change.Kind, change.From, change.To)).Should().Equal((RuleChangeKind.Texts, Outcome.Review, Outcome.Review), (RuleChangeKind.Texts, Outcome.Decline, Outcome.Decline));
        changes[0].ToReasons.Single(reason => reason.Check == "look").Text.Should().StartWith("Somebody looks at every debit: ");
    }

    [Fact]
    public void The_why_of_a_listed_code_changes_nothing()
    {
        var age = Age.Replace("EDGE", "1h").Replace("\"id\": \"age\",", "\"id\": \"age\", \"why\": \"old balances lie\",");

        Rules(Gate, Age.Replace("EDGE", "1h")).CompareTo(Rules(Gate, age)).Changes.Should().BeEmpty();
    }

    [Fact]
    public void A_renamed_check_gives_other_reasons()
    {
        var changes = Texts(Rules(Gate, Look).CompareTo(Rules(Gate, Look.Replace("\"id\": \"look\"", "\"id\": \"view\""))));

        changes.Should().Contain("look Reasons review -> review: amount is known, where in old no other check declines and in new another check reviews and none declines: [X_LOOK] -> [X_LOOK]");
        changes.Should().Contain("view Reasons review -> review: amount is known, where in old another check reviews and none declines and in new no other check declines: [X_LOOK] -> [X_LOOK]");
    }

    [Fact]
    public void A_guard_that_may_be_unknown_is_named_by_the_reason()
    {
        var guarded = Look.Replace("\"measure\"", "\"unless\": { \"account.kind\": [\"loan\"] }, \"measure\"");
        var wider = Look.Replace("\"measure\"", "\"unless\": { \"account.kind\": [\"loan\"], \"account.verification\": [\"failed\"] }, \"measure\"").Replace("failed", "verification_failed");

        var texts = Rules(Gate, guarded).CompareTo(Rules(Gate, wider)).Changes.Where(change => change.Kind == RuleChangeKind.Texts).ToList();

        texts.Should().NotBeEmpty().And.OnlyContain(change => change.Where.Contains("account.verification is unknown"));
        texts[0].ToReasons.Single(reason => reason.Check == "look").Text.Should().EndWith("(kept in force as `account.verification` is unknown).");
    }

    [Fact]
    public void An_age_between_two_whole_seconds_is_written_as_a_test_writes_it()
    {
        var (old, @new) = (Rules(Gate, Age.Replace("EDGE", "3599s")), Rules(Gate, Age.Replace("\"upTo\": \"EDGE\"", "\"below\": \"1h\"")));

        var change = old.CompareTo(@new).Changes[0];

        (change.From, change.To, change.Where).Should().Be((Outcome.Review, Outcome.Accept, "balance.age is above 3599s and below 1h, where every other check accepts"));
        change.Given.Should().Be("{ \"amount\": \"100.00 USD\", \"available\": \"1000.00 USD\", \"balance.age\": \"3599.1s\" }");
        change.FromReasons.Select(reason => reason.Code).Should().Equal("BALANCE_STALE");
        change.ToReasons.Should().BeEmpty();
    }

    [Fact]
    public void A_fact_that_two_rule_sets_declare_with_two_types_is_known_to_one_of_them()
    {
        const string Days = """{ "id": "days", "measure": "x.fact", "bands": [ { "below": 30, "then": "review", "reason": "X_NEW" }, { "otherwise": "accept" } ], "ifUnknown": { "then": "review", "reason": "HOST_FACT_UNKNOWN" } }""";
        var old = Parse(Gate, "\"facts\": { \"x.fact\": { \"type\": \"integer\", \"worse\": \"lower\" } },", Days);
        var @new = Parse(Gate, "\"facts\": { \"x.fact\": { \"type\": \"duration\", \"worse\": \"lower\" } },", Days.Replace("30", "\"30d\""));

        var changes = Texts(old.CompareTo(@new));

        changes.Should().Contain(change => change.StartsWith("days Outcome accept -> review: ", StringComparison.Ordinal) && change.EndsWith(": [] -> [HOST_FACT_UNKNOWN]", StringComparison.Ordinal));
        changes.Should().Contain(change => change.StartsWith("days Outcome review -> accept: ", StringComparison.Ordinal) && change.EndsWith(": [HOST_FACT_UNKNOWN] -> []", StringComparison.Ordinal));
        changes.Should().NotContain(change => change.Contains("accept -> accept", StringComparison.Ordinal));
    }

    [Fact]
    public void A_decline_by_the_debit_alone_hides_what_other_checks_changed()
    {
        const string Attempts = """{ "id": "attempts", "measure": "debit.attempt", "bands": [ { "upTo": 2, "then": "accept" }, { "otherwise": "decline", "reason": "TOO_MANY_ATTEMPTS" } ] }""";
        var gate = Gate.Replace("{ \"otherwise\": \"review\" }", "{ \"in\": [\"BALANCE_NOT_NEEDED\"], \"then\": \"decline\" }, { \"otherwise\": \"review\" }");

        var changes = Texts(Rules(Gate, Attempts).CompareTo(Rules(gate, Attempts))).Where(change => change.Contains("balance.reading is `BALANCE_NOT_NEEDED`"));

        changes.Should().Equal("reading Outcome review -> decline: balance.reading is `BALANCE_NOT_NEEDED`, where no other check declines: [BALANCE_NOT_NEEDED] -> [BALANCE_NOT_NEEDED]");
    }

    private static IEnumerable<string> Texts(RuleSetDifference difference) => difference.Changes.Select(change =>
        $"{change.Check} {change.Kind} {change.From.ToName()} -> {change.To.ToName()}: {change.Where}: [{Codes(change.FromReasons)}] -> [{Codes(change.ToReasons)}]");

    private static string Codes(IEnumerable<Reason> reasons) => string.Join(", ", reasons.Select(reason => reason.Code));

    private static RuleSet Rules(string gate, params string[] checks) => Parse(gate, "", checks);

    private static RuleSet Parse(string gate, string members, params string[] checks) => RuleSet.Parse(Encoding.UTF8.GetBytes($$"""
        { "ruleset": "reasons", "version": "1", "currency": "USD", {{members}} "checks": [
          { "id": "reading", "measure": "balance.reading", "bands": {{gate}} },
          { "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
          { "id": "funds", "measure": "headroom.available", "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
            "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } }{{string.Concat(checks.Select(check => $", {check}"))}} ] }
        """), "reasons.json");
}
