namespace FundsCheck.Cli.Tests.Rules.Mistakes;

/// <summary>Typical mistakes of analysts.</summary>
internal static partial class SeededMistakes
{
    private const string Checks = "\"checks\": ¤[";
    private const string Cap =
        """ { "upTo": "1000000.00 USD", "then": "accept" }, { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } """;
    private const string Reading =
        """{ "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] """
            + """},""";
    private const string Currency = "\"currency\": \"USD\",";
    private const string FirstTest = """ "expect": { "outcome": "accept", "reasons": [] } """;

    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        .. Keys(), .. Units(), .. BandLists(), .. Unknowns(), .. Directions(), .. Gates(), .. Words(), .. Hosts(), .. Reached(), .. Names(),
        .. Tests(), .. Texts(),
    ];

    private static IEnumerable<SeededMistake> Keys() =>
    [
        new(
            "a misspelt key", "member.unknown", "did you mean `measure`?",
            (""" "measure": "headroom.available" """, """ ¤"mesure": "headroom.available" """)),
        new(
            "a key in capitals", "member.unknown", "did you mean `bands`?",
            (""" "measure": "balance.source", "bands" """, """ "measure": "balance.source", ¤"Bands" """)),
        new("a misspelt key of the file", "member.unknown", "did you mean `currency`?", (Currency, "¤\"curency\": \"USD\",")),
        new(
            "a misspelt key of a band", "member.unknown", "did you mean `then`?",
            (""" "upTo": "1h", "then" """, """ "upTo": "1h", ¤"than" """)),
        new(
            "a misspelt key of an answer to the unknown", "member.unknown", "did you mean `reason`?",
            (""" "reason": "BALANCE_TIME_UNKNOWN" """, """ ¤"reasons": "BALANCE_TIME_UNKNOWN" """)),
        new(
            "a misspelt comparison of a guard", "member.unknown", "did you mean `above`?",
            (""" "debit.sameDay": [true] """, """ "amount": { ¤"abov": "5.00 USD" } """)),
        new(
            "a key of another format", "member.unknown", "a check has no member `severity`",
            (""" "id": "age", """, """ "id": "age", ¤"severity": "high", """)),
        new(
            "a key behind letters of two, three and four bytes", "member.unknown", "a rule set has no member `owners`",
            ("\"owner\": \"risk\",", "\"owner\": \"é€😀\", ¤\"owners\": 2,")),
        new("a repeated key", "member.repeated", "keep one of the two", (""" "id": "age", """, """ "id": "age", ¤"id": "age", """)),
        new(
            "a repeated key of a band", "member.repeated", "keep one of the two",
            (""" "upTo": "1h", """, """ "upTo": "1h", ¤"upTo": "2h", """)),
        new("no version", "member.missing", "`\"version\": \"2026.11.1\"`", (""" "version": "2026.11.1", """, " ")) { At = "¤{" },
        new("no id", "member.missing", "`\"id\": \"funds\"`", (""" { "id": "age", """, "¤{ ")),
        new(
            "no outcome", "member.missing", "`\"then\": \"review\"`",
            (""" { "upTo": "1h", "then": "accept" } """, """ ¤{ "upTo": "1h" } """)),
    ];

    private static IEnumerable<SeededMistake> Units() =>
    [
        new("money where a duration belongs", "threshold.unit", "`1.00 USD`", ("\"upTo\": \"1h\"", "\"upTo\": ¤\"1.00 USD\"")),
        new("a duration without unit", "threshold.unit", "as in \"90s\" or \"1h\"", ("\"upTo\": \"1h\"", "\"upTo\": ¤\"60\"")),
        new("a number where a duration belongs", "threshold.unit", "as in \"90s\" or \"1h\"", ("\"upTo\": \"1h\"", "\"upTo\": ¤3600")),
        new("a duration in words", "threshold.unit", "as in \"90s\" or \"1h\"", ("\"upTo\": \"1h\"", "\"upTo\": ¤\"1 hour\"")),
        new(
            "money without currency", "money.format", "write `1000000.00 USD`",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1000000.00\"")),
        new(
            "money in another currency", "money.currency", "write it in `USD`",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1000000.00 EUR\"")),
        new("a number where money belongs", "threshold.unit", "`\"1000000.00 USD\"`",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤1000000")),
        new("money with separators", "money.format", "`75.00 USD`", ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1,000,000.00 USD\"")),
        new("money with a sign in front", "money.format", "`75.00 USD`", ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"$1000000.00\"")),
        new(
            "money with one digit of cents", "money.format", "write `1000000.50 USD`",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1000000.5 USD\"")),
        new(
            "money finer than a cent", "money.fine", "at most 2 digits",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1000000.001 USD\"")),
        new(
            "money beyond all bounds", "threshold.range", "MoneyMax",
            ("\"upTo\": \"1000000.00 USD\"", "\"upTo\": ¤\"1000000000000000.00 USD\"")),
        new("a count in quotes", "threshold.unit", "write it as in `3`", ("\"upTo\": 3,", "\"upTo\": ¤\"3\",")),
        new("a count with a fraction", "threshold.unit", "write it as in `3`", ("\"upTo\": 3,", "\"upTo\": ¤3.5,")),
        new("a percentage below zero", "threshold.unit", "write `0%` or more", Cover("¤\"-10%\"")),
        new("a percentage that is too fine", "threshold.unit", "at most two digits", Cover("¤\"110.125%\"")),
        new("a percentage without its sign", "threshold.unit", "as in \"110%\"", Cover("¤\"110\"")),
        new("a list on a number", "threshold.unit", "write `below` or `upTo`", ("\"upTo\": 3,", "¤\"in\": [1, 2, 3],")),
        new("a threshold on words", "threshold.unit", "write `\"in\": […]`", ("\"in\": [\"real-time\"]", "¤\"below\": \"cached\"")),
        new("true as a text", "type.wrong", "without quotes", ("\"debit.sameDay\": [true]", "\"debit.sameDay\": [¤\"true\"]")),
        new("a word where a list belongs", "type.wrong", "as in [\"real-time\"]", ("\"in\": [\"real-time\"]", "\"in\": ¤\"real-time\"")),
    ];

    private static IEnumerable<SeededMistake> BandLists() =>
    [
        new(
            "thresholds that descend",
            "thresholds.order",
            "put the smaller one first",
            ("\"upTo\": \"1000000.00 USD\", \"then\": \"accept\" },",
                "\"upTo\": \"1000000.00 USD\", \"then\": \"accept\" }, { \"upTo\": ¤\"10.00 USD\", \"then\": \"review\", \"reason\": "
                    + "\"AMOUNT_ABOVE_CAP\" },")),
        new(
            "thresholds that are equal",
            "thresholds.order",
            "keep one of the two",
            ("\"upTo\": 3, \"then\": \"accept\" },",
                "\"upTo\": 3, \"then\": \"accept\" }, { \"upTo\": ¤3, \"then\": \"review\", \"reason\": \"TOO_MANY_ATTEMPTS\" },")),
        new(
            "up to a threshold, then below it",
            "thresholds.order",
            "write `below` first, then `upTo`",
            ("\"upTo\": \"1h\", \"then\": \"accept\" },",
                "\"upTo\": \"1h\", \"then\": \"accept\" }, { \"below\": ¤\"60m\", \"then\": \"review\", \"reason\": \"X_LATE\" },")),
        new(
            "no otherwise",
            "otherwise.missing",
            "add `{ \"otherwise\": \"…\" }`",
            (""" { "upTo": "1h", "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_STALE" } """,
                """ ¤{ "upTo": "1h", "then": "accept" } """)),
        new(
            "an otherwise that is not last",
            "otherwise.early",
            "`otherwise` is the last band",
            (""" { "in": ["real-time"], "then": "accept" }, { "otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" } """,
                """ { ¤"otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" }, { "in": ["real-time"], "then": "accept" } """)),
        new(
            "two bands that say the same",
            "band.same",
            "merge the two",
            ("\"upTo\": \"1h\", \"then\": \"accept\" },",
                "\"upTo\": \"1h\", \"then\": \"accept\" }, ¤{ \"upTo\": \"2h\", \"then\": \"accept\" },")),
        new(
            "a band with two conditions", "band.shape", "write two bands",
            ("\"upTo\": \"1h\", \"then\"", "\"upTo\": \"1h\", ¤\"below\": \"2h\", \"then\"")),
        new(
            "a value in two bands", "value.repeated", "keep it in one",
            ("\"in\": [\"money market\"]", "\"in\": [\"money market\", ¤\"savings\"]")),
        new(
            "a value twice in a list", "value.repeated", "keep it once",
            ("\"in\": [\"WEB\", \"PPD\", \"TEL\", \"CCD\"]", "\"in\": [\"WEB\", \"PPD\", \"TEL\", ¤\"WEB\"]")),
        new(
            "no bands",
            "list.size",
            "1 to 32 entries",
            ("\"bands\": [ { \"upTo\": 3, \"then\": \"accept\" }, { \"otherwise\": \"decline\", \"reason\": \"TOO_MANY_ATTEMPTS\" } ]",
                "\"bands\": ¤[]")),
    ];

    private static IEnumerable<SeededMistake> Words() =>
    [
        new(
            "a misspelt reason", "reason.unknown", "did you mean `INSUFFICIENT_AVAILABLE`?",
            ("\"INSUFFICIENT_AVAILABLE\"", "¤\"INSUFICIENT_AVAILABLE\"")),
        new("a reason of one's own without its prefix", "reason.unknown", "starts with `X_`", ("\"BALANCE_STALE\"", "¤\"FAR_TOO_OLD\"")),
        new("the engine's own reason", "reason.reserved", "write another reason", ("\"BALANCE_STALE\"", "¤\"HOLD_POSSIBLE\"")),
        new(
            "a misspelt measure", "measure.unknown", "did you mean `headroom.available`?",
            ("\"measure\": \"headroom.available\"", "\"measure\": ¤\"headroom.avalable\"")),
        new(
            "a misspelt measure of a guard", "measure.unknown", "did you mean `debit.sameDay`?",
            ("\"debit.sameDay\"", "¤\"debit.same-day\"")),
        new("a kind that is no kind", "value.unknown", "did you mean `savings`?", ("\"savings\"", "¤\"saving\"")),
        new(
            "a misspelt outcome", "outcome.unknown", "did you mean `accept`?",
            ("\"in\": [\"real-time\"], \"then\": \"accept\"", "\"in\": [\"real-time\"], \"then\": ¤\"acept\"")),
        new(
            "an outcome of another format", "outcome.unknown", "`accept`, `review`, `decline`",
            ("\"in\": [\"real-time\"], \"then\": \"accept\"", "\"in\": [\"real-time\"], \"then\": ¤\"allow\"")),
        new("a misspelt status", "value.unknown", "did you mean `verifiedManually`?", ("\"verifiedManually\"", "¤\"verifedManually\"")),
        new("a class in small letters", "value.unknown", "did you mean `PPD`?", ("\"PPD\"", "¤\"ppd\"")),
        new("a class that is none", "value.unknown", "did you mean `WEB`?", ("\"WEB\"", "¤\"WBE\"")),
        new("a return code without its zero", "value.unknown", "did you mean `R01`?", ("\"R01\"", "¤\"R1\"")),
        new("a misspelt source", "value.unknown", "did you mean `real-time`?", ("\"in\": [\"real-time\"]", "\"in\": [¤\"realtime\"]")),
        new(
            "a currency that shares no list", "value.unknown", "did you mean `other`?",
            ("[\"other\", \"unofficial\"]", "[¤\"others\", \"unofficial\"]")),
        new("a currency in small letters", "currency.unknown", "as in `USD`", (Currency, "\"currency\": ¤\"usd\",")),
        new("a currency that is none", "currency.unknown", "as in `USD`", (Currency, "\"currency\": ¤\"UST\",")),
        new("decisions that last no time", "validFor.zero", "as in `1h`", (Currency, Currency + " \"validFor\": ¤\"0s\",")),
    ];
}
