namespace FundsCheck.Cli.Tests.Rules.Mistakes;

/// <summary>Typical mistakes of analysts.</summary>
internal static class SeededMistakes
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
            "make one of the two",
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

    private static IEnumerable<SeededMistake> Unknowns() =>
    [
        new(
            "no ifUnknown",
            "ifUnknown.missing",
            "add `\"ifUnknown\": { \"then\": \"review\", \"reason\": \"…\" }`",
            (""" { "id": "age", """, """ ¤{ "id": "age", """),
            (""" ], "ifUnknown": { "then": "review", "reason": "BALANCE_TIME_UNKNOWN" } """, " ] ")),
        new(
            "no ifUnknown of a fallback",
            "ifUnknown.missing",
            "add `\"ifUnknown\"",
            (""" "ifUnknown": { "measure": "headroom.current", """, """ "ifUnknown": ¤{ "measure": "headroom.current", """),
            (""" ], "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } """, " ] ")),
        new(
            "an ifUnknown that cannot be",
            "ifUnknown.impossible",
            "take `ifUnknown` out",
            (""" { "otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" } ] """,
                """ { "otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" } ], ¤"ifUnknown": { "then": "review", "reason":"""
                    + """ "X_NO_SOURCE" } """)),
        new(
            "an ifUnknown of an amount",
            "ifUnknown.impossible",
            "take `ifUnknown` out",
            (""" { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ] """,
                """ { "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } ], ¤"ifUnknown": { "then": "accept" } """)),
        new(
            "a fallback that needs all that is missing", "fallback.unreachable", "fall back on one that needs other facts",
            (""" "ifUnknown": { "measure": "headroom.current" """, """ "ifUnknown": { "measure": ¤"headroom.overdraft" """)),
        new(
            "a fallback on no headroom", "fallback.measure", "write { \"then\": \"review\", \"reason\": \"…\" }",
            (""" "ifUnknown": { "measure": "headroom.current" """, """ "ifUnknown": { "measure": ¤"available" """)),
        new(
            "an answer and a fallback at once",
            "ifUnknown.both",
            "take `then` out",
            (""" "ifUnknown": { "measure": "headroom.current" """,
                """ "ifUnknown": { ¤"then": "review", "measure": "headroom.current" """)),
        new(
            "an accept of the unknown without because",
            "waiver.because",
            "lacks `because`",
            (""" "ifUnknown": { "then": "accept", "reason": "CURRENT_UNKNOWN", "because": "available is the bank's own answer; current """
                + """only confirms it" } """, """ "ifUnknown": ¤{ "then": "accept", "reason": "CURRENT_UNKNOWN" } """)),
        new(
            "an accept of the unknown without reason", "waiver.because", "lacks `reason`",
            (""" "ifUnknown": { "then": "accept", "reason": "CURRENT_UNKNOWN", """, """ "ifUnknown": ¤{ "then": "accept", """)),
        new(
            "an accept of the unknown without a word", "waiver.because", "lacks `reason` and `because`",
            (""" "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } """, """ "ifUnknown": ¤{ "then": "accept" } """)),
        new(
            "a because on a checked accept", "because.misplaced", "use the check's `why`",
            ("\"upTo\": \"1h\", \"then\": \"accept\"", "\"upTo\": \"1h\", \"then\": \"accept\", ¤\"because\": \"fresh enough\"")),
        new(
            "a review without reason", "reason.missing", "add `\"reason\": \"…\"`",
            (""" { "otherwise": "review", "reason": "BALANCE_STALE" } """, """ ¤{ "otherwise": "review" } """)),
    ];

    private static IEnumerable<SeededMistake> Directions() =>
    [
        new(
            "a larger amount fares better", "bands.direction", "answer `decline` or stricter here",
            (Cap, """ { "upTo": "1000000.00 USD", "then": "decline", "reason": "AMOUNT_ABOVE_LIMIT" }, { "otherwise": ¤"accept" } """)),
        new(
            "more balance fares worse",
            "bands.direction",
            "answer `accept` or milder here",
            (""" { "below": "0.00 USD", "then": "review", "reason": "CURRENT_DOES_NOT_COVER" }, { "otherwise": "accept" } """,
                """ { "below": "5000.00 USD", "then": "accept" }, { "otherwise": ¤"review", "reason": "X_TOO_MUCH" } """)),
        new(
            "a later attempt fares better",
            "bands.direction",
            "answer `review` or stricter here",
            ("{ \"upTo\": 3, \"then\": \"accept\" }, { \"otherwise\": \"decline\", \"reason\": \"TOO_MANY_ATTEMPTS\" }",
                "{ \"upTo\": 1, \"then\": \"review\", \"reason\": \"X_FIRST\" }, { \"otherwise\": ¤\"accept\" }")),
        new(
            "a larger amount escapes", "guard.direction", "in `for` write `above` or `atLeast`",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": { \"amount\": { ¤\"upTo\": \"5000.00 USD\" } }")),
        new(
            "less money escapes", "guard.direction", "in `unless` write `above` or `atLeast`",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"unless\": { \"headroom.available\": { ¤\"below\": \"5.00 USD\" } }")),
        new(
            "an older balance escapes", "guard.direction", "in `unless` write `below` or `upTo`",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"unless\": { \"balance.age\": { ¤\"above\": \"5m\" } }")),
        new(
            "a range as a guard", "guard.shape", "a range is two checks",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": { \"amount\": ¤{ \"above\": \"5.00 USD\", \"upTo\": \"9.00 USD\" } }")),
        new("an empty guard", "guard.shape", "{ \"debit.sameDay\": [true] }", ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": ¤{}")),
        new(
            "a gate as a guard", "guard.gate", "take it out",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": { ¤\"balance.reading\": [\"read\"] }")),
        new(
            "guards that leave nothing",
            "guard.never",
            "take one of them out",
            ("\"for\": { \"debit.sameDay\": [true] }",
                "\"for\": { \"debit.sameDay\": [true] }, ¤\"unless\": { \"debit.sameDay\": [true] }")),
    ];

    private static IEnumerable<SeededMistake> Gates() =>
    [
        new("no gate of the reading", "gate.missing", "add `{ \"id\": \"reading\"", (Reading, "")) { At = Checks },
        new(
            "no gate of the currency",
            "gate.missing",
            "add `{ \"id\": \"currency\"",
            ("\"measure\": \"balance.currency\"", "\"measure\": \"balance.source\""),
            ("{ \"in\": [\"same\"], \"then\": \"accept\" }, { \"in\": [\"other\", \"unofficial\"], \"then\": \"decline\", \"reason\": "
                + "\"CURRENCY_MISMATCH\" },", "{ \"in\": [\"real-time\"], \"then\": \"accept\" },")) { At = Checks },
        new(
            "a gate for some", "gate.guarded", "take them out",
            ("\"measure\": \"balance.reading\"", "¤\"for\": { \"debit.class\": [\"WEB\"] }, \"measure\": \"balance.reading\"")),
        new(
            "a gate but for some",
            "gate.guarded",
            "take them out",
            ("\"measure\": \"balance.currency\"",
                "¤\"unless\": { \"amount\": { \"below\": \"5.00 USD\" } }, \"measure\": \"balance.currency\"")),
        new(
            "a gate twice", "gate.repeated", "take this one out",
            (Reading, Reading + Reading.Replace("\"reading\"", "\"again\"").Replace("\"measure\": ", "\"measure\": ¤"))),
        new(
            "a reading that shares the good band", "gate.good-value", "write { \"in\": [\"read\"], \"then\": \"accept\" }",
            ("\"in\": [\"read\"]", "\"in\": ¤[\"read\", \"rateLimited\"]")),
        new(
            "an unread balance that is accepted", "waiver.because", "lacks `because`",
            ("{ \"otherwise\": \"review\" }", "¤{ \"otherwise\": \"accept\" }")),
        new(
            "funds for some",
            "funds.missing",
            "\"measure\": \"headroom.available\"",
            ("\"measure\": \"headroom.available\"", "\"for\": { \"debit.class\": [\"WEB\"] }, \"measure\": \"headroom.available\""),
            ("\"id\": \"current-agrees\",", "\"id\": \"current-agrees\", \"for\": { \"debit.class\": [\"WEB\"] },")) { At = Checks },
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
            "a worse side of a text", "facts.worse", "take `worse` out",
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

    private static IEnumerable<SeededMistake> Reached() =>
    [
        new(
            "a band between two cents",
            "band.unreachable",
            "take it out",
            (Cap,
                """ { "upTo": "9.99 USD", "then": "accept" }, """
                    + """¤{ "below": "10.00 USD", "then": "review", "reason": "AMOUNT_ABOVE_CAP" }, """
                    + """{ "otherwise": "decline", "reason": "AMOUNT_ABOVE_LIMIT" } """)),
        new(
            "a band above what an entry can carry",
            "band.unreachable",
            "make the band before it the `otherwise`",
            ("{ \"id\": \"attempts\",",
                "{ \"id\": \"cap\", \"measure\": \"amount\", \"bands\": [ { \"upTo\": \"99999999.99 USD\", \"then\": \"accept\" }, ¤{ "
                    + "\"otherwise\": \"decline\", \"reason\": \"AMOUNT_ABOVE_CAP\" } ] }, { \"id\": \"attempts\",")),
        new(
            "a value that a guard keeps away",
            "value.unreachable",
            "take the value out",
            ("\"measure\": \"debit.class\", \"bands\": [ { \"in\": [\"WEB\", \"PPD\", \"TEL\", \"CCD\"]",
                "\"unless\": { \"debit.class\": [\"CCD\"] }, \"measure\": \"debit.class\", \"bands\": [ { \"in\": [\"WEB\", \"PPD\", "
                    + "\"TEL\", ¤\"CCD\"]")),
        new(
            "a guard that excuses nothing", "guard.unreachable", "take it out",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": { ¤\"amount\": { \"atLeast\": \"0.01 USD\" } }")),
        new(
            "a check that another always covers",
            "check.idle",
            "take it out",
            ("{ \"id\": \"attempts\",",
                "{ \"id\": ¤\"again\", \"why\": \"twice\", \"measure\": \"debit.attempt\", \"bands\": [ { \"upTo\": 5, \"then\": "
                    + "\"accept\" }, { \"otherwise\": \"review\", \"reason\": \"TOO_MANY_ATTEMPTS\" } ], \"ifUnknown\": { \"then\": "
                    + "\"review\", \"reason\": \"RETRY_UNVERIFIED\" } }, { \"id\": \"attempts\",")) { IsWarning = true },
        new(
            "a check that only accepts",
            "check.idle",
            "take it out",
            ("{ \"id\": \"attempts\",",
                "{ \"id\": ¤\"again\", \"measure\": \"debit.class\", \"bands\": [ { \"otherwise\": \"accept\" } ] }, { \"id\": "
                    + "\"attempts\",")) { IsWarning = true },
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
            "expect what the rules answer here, `accept []`",
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
            "take it out",
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

    private static (string Find, string Write)[] Cover(string threshold) =>
        [
            ("{ \"id\": \"attempts\",",
                $"{{ \"id\": \"cover\", \"why\": \"a cushion\", \"measure\": \"cover.available\", \"bands\": [ {{ \"below\": {threshold}, "
                    + "\"then\": \"review\", \"reason\": \"THIN_CUSHION\" }, { \"otherwise\": \"accept\" } ], \"ifUnknown\": { \"then\": "
                    + "\"review\", \"reason\": \"AVAILABLE_UNKNOWN\" } }, { \"id\": \"attempts\","),
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
