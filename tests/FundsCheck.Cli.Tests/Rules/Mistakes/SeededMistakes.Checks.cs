namespace FundsCheck.Cli.Tests.Rules.Mistakes;

internal static partial class SeededMistakes
{
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
            "remove `ifUnknown`",
            (""" { "otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" } ] """,
                """ { "otherwise": "review", "reason": "BALANCE_NOT_REAL_TIME" } ], ¤"ifUnknown": { "then": "review", "reason":"""
                    + """ "X_NO_SOURCE" } """)),
        new(
            "an ifUnknown of an amount",
            "ifUnknown.impossible",
            "remove `ifUnknown`",
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
            "remove `then`",
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
            "a larger amount fares better", "bands.direction", "write `decline` or stricter here",
            (Cap, """ { "upTo": "1000000.00 USD", "then": "decline", "reason": "AMOUNT_ABOVE_LIMIT" }, { "otherwise": ¤"accept" } """)),
        new(
            "more balance fares worse",
            "bands.direction",
            "write `accept` or milder here",
            (""" { "below": "0.00 USD", "then": "review", "reason": "CURRENT_DOES_NOT_COVER" }, { "otherwise": "accept" } """,
                """ { "below": "5000.00 USD", "then": "accept" }, { "otherwise": ¤"review", "reason": "X_TOO_MUCH" } """)),
        new(
            "a later attempt fares better",
            "bands.direction",
            "write `review` or stricter here",
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
            "a gate as a guard", "guard.gate", "remove it",
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
            "a gate for some", "gate.guarded", "remove them",
            ("\"measure\": \"balance.reading\"", "¤\"for\": { \"debit.class\": [\"WEB\"] }, \"measure\": \"balance.reading\"")),
        new(
            "a gate but for some",
            "gate.guarded",
            "remove them",
            ("\"measure\": \"balance.currency\"",
                "¤\"unless\": { \"amount\": { \"below\": \"5.00 USD\" } }, \"measure\": \"balance.currency\"")),
        new(
            "a gate twice", "gate.repeated", "remove this one",
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

    private static IEnumerable<SeededMistake> Reached() =>
    [
        new(
            "a band between two cents",
            "band.unreachable",
            "remove it",
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
            "remove the value",
            ("\"measure\": \"debit.class\", \"bands\": [ { \"in\": [\"WEB\", \"PPD\", \"TEL\", \"CCD\"]",
                "\"unless\": { \"debit.class\": [\"CCD\"] }, \"measure\": \"debit.class\", \"bands\": [ { \"in\": [\"WEB\", \"PPD\", "
                    + "\"TEL\", ¤\"CCD\"]")),
        new(
            "a guard that excuses nothing", "guard.unreachable", "remove it",
            ("\"for\": { \"debit.sameDay\": [true] }", "\"for\": { ¤\"amount\": { \"atLeast\": \"0.01 USD\" } }")),
        new(
            "a check that another always covers",
            "check.idle",
            "remove it",
            ("{ \"id\": \"attempts\",",
                "{ \"id\": ¤\"again\", \"why\": \"twice\", \"measure\": \"debit.attempt\", \"bands\": [ { \"upTo\": 5, \"then\": "
                    + "\"accept\" }, { \"otherwise\": \"review\", \"reason\": \"TOO_MANY_ATTEMPTS\" } ], \"ifUnknown\": { \"then\": "
                    + "\"review\", \"reason\": \"RETRY_UNVERIFIED\" } }, { \"id\": \"attempts\",")) { IsWarning = true },
        new(
            "a check that only accepts",
            "check.idle",
            "remove it",
            ("{ \"id\": \"attempts\",",
                "{ \"id\": ¤\"again\", \"measure\": \"debit.class\", \"bands\": [ { \"otherwise\": \"accept\" } ] }, { \"id\": "
                    + "\"attempts\",")) { IsWarning = true },
    ];

    private static (string Find, string Write)[] Cover(string threshold) =>
        [
            ("{ \"id\": \"attempts\",",
                $"{{ \"id\": \"cover\", \"why\": \"a cushion\", \"measure\": \"cover.available\", \"bands\": [ {{ \"below\": {threshold}, "
                    + "\"then\": \"review\", \"reason\": \"THIN_CUSHION\" }, { \"otherwise\": \"accept\" } ], \"ifUnknown\": { \"then\": "
                    + "\"review\", \"reason\": \"AVAILABLE_UNKNOWN\" } }, { \"id\": \"attempts\","),
        ];
}
