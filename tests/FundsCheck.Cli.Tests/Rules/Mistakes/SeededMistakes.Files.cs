namespace FundsCheck.Cli.Tests.Rules.Mistakes;

internal static partial class SeededMistakes
{
    private static IEnumerable<SeededMistake> Hosts() =>
    [
        new("a host's fact that is not declared", "measure.unknown", "declare it in `facts`", Tenure("", "¤\"x.tenureDays\"", "90")),
        new(
            "a host's fact of no type", "facts.type", "`integer`",
            Tenure("\"facts\": { \"x.tenureDays\": { \"type\": ¤\"int\" } },", "\"x.tenureDays\"", "90")),
        new(
            "a threshold of another type than declared", "threshold.unit", "write it as in `3`",
            Tenure("\"facts\": { \"x.tenureDays\": { \"type\": \"integer\" } },", "\"x.tenureDays\"", "¤\"90d\"")),
        new(
            "a host's fact without prefix", "facts.name", "as in `x.tenureDays`",
            (Currency, Currency + "\"facts\": { ¤\"tenureDays\": { \"type\": \"integer\" } },")),
        new(
            "a worse side of a text", "facts.worse", "remove `worse`",
            (Currency, Currency + "\"facts\": { \"x.tier\": { \"type\": \"text\", \"in\": [\"gold\"], ¤\"worse\": \"lower\" } },")),
        new(
            "a text without values", "facts.values", "`\"in\": [\"low\", \"high\"]`",
            (Currency, Currency + "\"facts\": { \"x.tier\": ¤{ \"type\": \"text\" } },")),
        new(
            "a worse side that is none", "facts.worse", "`higher`, `lower`",
            (Currency, Currency + "\"facts\": { \"x.tenureDays\": { \"type\": \"integer\", \"worse\": ¤\"down\" } },")),
        new(
            "a host's fact that only a test knows",
            "fact.unknown",
            "declare it in `facts`",
            ("\"name\": \"one cent short\", \"given\": { \"amount\": \"100.01 USD\",",
                "\"name\": \"one cent short\", \"given\": { \"amount\": \"100.01 USD\", ¤\"x.tenureDays\": 3,")),
    ];

    private static IEnumerable<SeededMistake> Names() =>
    [
        new("an id twice", "check.repeated", "give each its own name", ("\"id\": \"attempts\"", "\"id\": ¤\"age\"")),
        new("an id with a space", "name.format", "as in `same-day-limit`", ("\"id\": \"attempts\"", "\"id\": ¤\"Attempts made\"")),
        new(
            "a test's name twice", "test.repeated", "give each its own name",
            ("\"name\": \"one cent short\"", "\"name\": ¤\"exactly enough is enough\"")),
    ];

    private static IEnumerable<SeededMistake> Tests() =>
    [
        new(
            "an accept with a reason of a decline",
            "test.impossible",
            "expect the result of the rules here, `accept []`",
            ("\"name\": \"exactly enough is enough\"", "\"name\": ¤\"exactly enough is enough\""),
            (FirstTest, """ "expect": { "outcome": "accept", "reasons": ["INSUFFICIENT_AVAILABLE"] } """)),
        new(
            "a review without reasons",
            "test.impossible",
            "`accept []`",
            ("\"name\": \"exactly enough is enough\"", "\"name\": ¤\"exactly enough is enough\""),
            (FirstTest, """ "expect": { "outcome": "review", "reasons": [] } """)),
        new(
            "a fact that no test can state", "fact.unknown", "did you mean `available`?",
            ("\"available\": \"100.00 USD\"", "¤\"availble\": \"100.00 USD\"")),
        new(
            "a test without amount",
            "member.missing",
            "`\"amount\": \"75.00 USD\"`",
            ("\"given\": { \"amount\": \"100.00 USD\", \"available\": \"100.00 USD\", \"current\": \"100.00 USD\" }",
                "\"given\": ¤{ \"available\": \"100.00 USD\" }")),
        new("an amount that is unknown", "test.value", "state a value", ("\"amount\": \"100.00 USD\"", "\"amount\": ¤null")),
        new("an amount of nothing", "test.value", "positive amount", ("\"amount\": \"100.00 USD\"", "\"amount\": ¤\"0.00 USD\"")),
        new(
            "an outcome that a test cannot expect", "outcome.unknown", "`accept`, `review`, `decline`",
            (FirstTest, """ "expect": { "outcome": ¤"ok", "reasons": [] } """)),
        new("a misspelt reason in a test", "reason.unknown", "did you mean `HOLD_POSSIBLE`?",
            ("\"HOLD_POSSIBLE\"", "¤\"HOLDS_POSSIBLE\"")),
        new("a test without reasons", "member.missing", "[] for none", (FirstTest, """ "expect": ¤{ "outcome": "accept" } """)),
    ];

    private static IEnumerable<SeededMistake> Texts() =>
    [
        new(
            "a comma too many",
            "json.syntax",
            "remove it",
            ("{ \"otherwise\": \"review\", \"reason\": \"BALANCE_STALE\" } ]",
                "{ \"otherwise\": \"review\", \"reason\": \"BALANCE_STALE\" }, ¤]")),
        new("a comment", "json.syntax", "write a `why`", (Currency, Currency + " ¤// dollars\n")),
        new(
            "a comma that lacks", "json.syntax", "a comma is missing before this",
            ("\"currency\": \"USD\", \"checks\"", "\"currency\": \"USD\" ¤\"checks\"")),
        new("a key without quotes", "json.syntax", "names stand in double quotes", (Currency, "¤currency: \"USD\",")),
        new("single quotes", "json.syntax", "double quotes", (Currency, "¤'currency': 'USD',")),
        new("half of a surrogate pair", "json.surrogate", "write the character itself",
            ("\"owner\": \"risk\"", "\"owner\": ¤\"\\ud83d\"")),
    ];

    private static (string Find, string Write)[] Tenure(string facts, string measure, string threshold) =>
    [
        (Currency, $"{Currency} {facts} "),
        ("{ \"id\": \"attempts\",",
            $"{{ \"id\": \"tenure\", \"why\": \"new\", \"measure\": {measure}, \"bands\": [ "
                + $"{{ \"below\": {threshold}, \"then\": \"review\", "
                + "\"reason\": \"X_NEW\" }, { \"otherwise\": \"accept\" } ], \"ifUnknown\": { \"then\": \"review\", \"reason\": "
                + "\"HOST_FACT_UNKNOWN\" } }, { \"id\": \"attempts\","),
    ];
}
