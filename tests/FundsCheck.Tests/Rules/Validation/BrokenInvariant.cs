namespace FundsCheck.Tests.Rules.Validation;

/// <summary>A rule file that breaks one invariant, and the code of its only problem.</summary>
internal sealed partial record BrokenInvariant(string Name, string Code, string Text)
{
    private const string Reading =
        """{ "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] """
            + """}""";
    private const string BalanceCurrency =
        """{ "id": "currency", "measure": "balance.currency", "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "decline","""
            + """ "reason": "CURRENCY_MISMATCH" } ] }""";
    private const string Class =
        """{ "id": "class", "measure": "debit.class", "bands": [ { "in": ["WEB", "PPD"], "then": "accept" }, { "otherwise": "review","""
            + """ "reason": "ENTRY_CLASS_UNUSUAL" } ] }""";
    private const string Bands =
        """ "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "X_SHORT" }, { "otherwise": "accept" } ]""";
    private const string IfUnknown = """ "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" }""";
    private const string Facts = """
        "facts": { "x.tenureDays": { "type": "integer", "worse": "lower" }, "x.score": { "type": "percent", "worse": "higher" },
        "x.owed": { "type": "money", "worse": "higher" }, "x.since": { "type": "duration", "worse": "lower" } },
        """;

    private static readonly string Funds =
        $$"""{ "id": "funds", "why": "short", "measure": "headroom.available", {{Bands}}, {{IfUnknown}} }""";

    public static IReadOnlyList<BrokenInvariant> All { get; } =
    [
        Falls("amount", """{ "upTo": "100.00 USD", "then": "review", "reason": "X_A" }, { "otherwise": "accept" }"""),
        FallsOn(
            "amount below a threshold", "amount",
            """{ "below": "100.00 USD", "then": "decline", "reason": "X_A" }, { "otherwise": "accept" }"""),
        Falls("exposure", """{ "upTo": "500.00 USD", "then": "review", "reason": "X_A" }, { "otherwise": "accept" }"""),
        Falls("debit.attempt", """{ "upTo": 2, "then": "review", "reason": "X_A" }, { "otherwise": "accept" }""", IfUnknown),
        Falls("balance.age", """{ "below": "1h", "then": "review", "reason": "X_A" }, { "otherwise": "accept" }""", IfUnknown),
        Falls("available", """{ "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls(
            "headroom.available", """{ "below": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls("headroom.current", """{ "upTo": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls(
            "headroom.overdraft", """{ "below": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls("headroom.credit", """{ "below": "50.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls("cover.available", """{ "below": "110%", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls("x.tenureDays", """{ "below": 90, "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Falls("x.score", """{ "upTo": "12.5%", "then": "review", "reason": "X_A" }, { "otherwise": "accept" }""", IfUnknown),
        Falls("x.owed", """{ "upTo": "-7.00 USD", "then": "review", "reason": "X_A" }, { "otherwise": "accept" }""", IfUnknown),
        Falls("x.since", """{ "upTo": "2d", "then": "accept" }, { "otherwise": "review", "reason": "X_A" }""", IfUnknown),
        Check(
            "a fallback falls",
            "bands.direction",
            $$"""{ "id": "subject", "why": "tried", "measure": "headroom.overdraft", {{Bands}}, "ifUnknown": { "measure":"""
                + """ "headroom.available", "bands": [ { "below": "50.00 USD", "then": "review", "reason": "X_A" }, { "otherwise":"""
                + $$""" "decline", "reason": "X_B" } ], {{IfUnknown}} } }"""),
        Escapes("amount in for", """ "for": { "amount": { "upTo": "1000.00 USD" } }"""),
        Escapes("amount in unless", """ "unless": { "amount": { "atLeast": "1000.00 USD" } }"""),
        Escapes("exposure in for", """ "for": { "exposure": { "below": "1000.00 USD" } }"""),
        Escapes("attempt in unless", """ "unless": { "debit.attempt": { "above": 2 } }"""),
        Escapes("age in for", """ "for": { "balance.age": { "below": "30m" } }"""),
        Escapes("headroom in for", """ "for": { "headroom.available": { "above": "10.00 USD" } }"""),
        Escapes("current in unless", """ "unless": { "headroom.current": { "upTo": "10.00 USD" } }"""),
        Escapes("cover in unless", """ "unless": { "cover.available": { "below": "120%" } }"""),
        Escapes(
            "a host's number in for, beside another guard", """ "for": { "x.tenureDays": { "atLeast": 30 }, "debit.class": ["PPD"] }"""),
        Check(
            "a negative share",
            "threshold.unit",
            """{ "id": "subject", "why": "tried", "measure": "cover.available", "bands": [ { "below": "-10%", "then": "review","""
                + $$""" "reason": "X_A" }, { "otherwise": "accept" } ], {{IfUnknown}} }""",
            funds: """{ "id": "funds", "why": "short", "measure": "headroom.available", "bands": [ { "below": "-500.00 USD", "then":"""
                + """ "decline", "reason": "X_SHORT" }, { "below": "0.00 USD", "then": "accept", "reason": "X_LENT", "because": "it is """
                + $$"""lent" }, { "otherwise": "accept" } ], {{IfUnknown}} }"""),
        Check(
            "a negative share up to a threshold",
            "threshold.unit",
            """{ "id": "subject", "why": "tried", "measure": "cover.available", "bands": [ { "upTo": "-12.5%", "then": "review","""
                + $$""" "reason": "X_A" }, { "otherwise": "accept" } ], {{IfUnknown}} }""",
            funds: """{ "id": "funds", "why": "short", "measure": "headroom.available", "bands": [ { "below": "-500.00 USD", "then":"""
                + """ "decline", "reason": "X_SHORT" }, { "below": "0.00 USD", "then": "accept", "reason": "X_LENT", "because": "it is """
                + $$"""lent" }, { "otherwise": "accept" } ], {{IfUnknown}} }"""),
        Waiver("funds", "headroom.available", Bands),
        Waiver("current", "headroom.current", Bands),
        Waiver(
            "a kind", "account.kind",
            """ "bands": [ { "in": ["savings"], "then": "review", "reason": "X_A" }, { "otherwise": "accept" } ]"""),
        Waiver(
            "a verification", "account.verification",
            """ "bands": [ { "in": ["none", "verifiedManually"], "then": "accept" }, { "otherwise": "review", "reason": "X_A" } ]"""),
        Waiver("an age", "balance.age", """ "bands": [ { "upTo": "1h", "then": "accept" }, { "otherwise": "review", "reason": "X_A" } ]"""),
        Waiver(
            "a host's fact", "x.owed",
            """ "bands": [ { "upTo": "9.00 USD", "then": "accept" }, { "otherwise": "review", "reason": "X_A" } ]"""),
        Check(
            "a fallback accepts",
            "waiver.because",
            $$"""{ "id": "subject", "why": "tried", "measure": "headroom.available", {{Bands}}, "ifUnknown": { "measure":"""
                + $$""" "headroom.current", {{Bands}}, {{IfUnknown}} } }""",
            funds: ""),
        Check(
            "what a fallback lacks is accepted",
            "waiver.because",
            $$"""{ "id": "subject", "why": "tried", "measure": "headroom.available", {{Bands}}, "ifUnknown": { "measure":"""
                + """ "headroom.current", "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "X_A" }, { "otherwise":"""
                + """ "review", "reason": "X_B" } ], "ifUnknown": { "then": "accept" } } }""",
            funds: ""),
        new(
            "an unread balance is accepted",
            "waiver.because",
            File(
                Reading.Replace(
                    "{ \"otherwise\"",
                    "{ \"in\": [\"institutionUnavailable\"], \"then\": \"accept\", \"reason\": \"X_A\" }, { \"otherwise\""),
                BalanceCurrency,
                Funds,
                Class)),
        new(
            "another currency is accepted",
            "waiver.because",
            File(
                Reading,
                BalanceCurrency.Replace(
                    "{ \"otherwise\": \"decline\", \"reason\": \"CURRENCY_MISMATCH\" }",
                    "{ \"otherwise\": \"accept\", \"reason\": \"X_A\" }"),
                Funds,
                Class)),
        Unanswered("funds", $$"""{ "id": "subject", "why": "tried", "measure": "headroom.available", {{Bands}} }"""),
        Unanswered(
            "a fallback",
            $$"""{ "id": "subject", "why": "tried", "measure": "headroom.available", {{Bands}}, "ifUnknown": { "measure":"""
                + """ "headroom.current", "bands": [ { "otherwise": "review", "reason": "X_A" } ] } }"""),
        Unanswered(
            "a kind",
            """{ "id": "subject", "measure": "account.kind", "bands": [ { "in": ["savings"], "then": "review", "reason":"""
                + """ "ACCOUNT_KIND_RESTRICTED" }, { "otherwise": "accept" } ] }"""),
        Unanswered(
            "a host's fact",
            """{ "id": "subject", "why": "tried", "measure": "x.tenureDays", "bands": [ { "below": 9, "then": "review", "reason": "X_A" }"""
                + """, { "otherwise": "accept" } ] }"""),
        Check(
            "a value has no band",
            "otherwise.missing",
            """{ "id": "subject", "measure": "account.kind", "bands": [ { "in": ["checking", "savings"], "then": "accept" } ],"""
                + """ "ifUnknown": { "then": "review", "reason": "ACCOUNT_KIND_UNKNOWN" } }"""),
        Check(
            "a number has no band", "otherwise.missing",
            """{ "id": "subject", "measure": "amount", "bands": [ { "below": "20.00 USD", "then": "accept" } ] }"""),
        Check(
            "thresholds descend",
            "thresholds.order",
            """{ "id": "subject", "why": "tried", "measure": "headroom.available", "bands": [ { "below": "100.00 USD", "then":"""
                + """ "decline", "reason": "X_A" }, { "below": "0.00 USD", "then": "review", "reason": "X_B" }, { "otherwise":"""
                + $$""" "accept" } ], {{IfUnknown}} }"""),
        Check(
            "thresholds are equal",
            "thresholds.order",
            """{ "id": "subject", "why": "tried", "measure": "amount", "bands": [ { "upTo": "100.00 USD", "then": "accept" }, { "upTo":"""
                + """ "100.00 USD", "then": "review", "reason": "X_B" }, { "otherwise": "decline", "reason": "X_A" } ] }"""),
        new("no gate of the reading", "gate.missing", File(BalanceCurrency, Funds, Class)),
        new("no gate of the currency", "gate.missing", File(Reading, Funds, Class)),
        new(
            "a gate for some", "gate.guarded",
            File(Reading.Replace("\"measure\"", "\"for\": { \"debit.class\": [\"WEB\"] }, \"measure\""), BalanceCurrency, Funds, Class)),
        new(
            "a gate but for some",
            "gate.guarded",
            File(
                Reading, BalanceCurrency.Replace("\"measure\"", "\"unless\": { \"amount\": { \"below\": \"5.00 USD\" } }, \"measure\""),
                Funds, Class)),
        new(
            "a reading shares the good band", "gate.good-value",
            File(Reading.Replace("[\"read\"]", "[\"read\", \"providerUnavailable\"]"), BalanceCurrency, Funds, Class)),
        new(
            "a currency shares the good band", "gate.good-value",
            File(Reading, BalanceCurrency.Replace("[\"same\"]", "[\"missing\", \"same\"]"), Funds, Class)),
        new("no funds", "funds.missing", File(Reading, BalanceCurrency, Class)),
        new(
            "funds for some",
            "funds.missing",
            File(
                Reading,
                BalanceCurrency,
                Funds.Replace(
                    "\"measure\"", "\"for\": { \"debit.class\": [\"CCD\"], \"amount\": { \"above\": \"20.00 USD\" } }, \"measure\""),
                Class)),
        new(
            "only available",
            "funds.missing",
            File(
                Reading, BalanceCurrency, $$"""{ "id": "only", "why": "tried", "measure": "available", {{Bands}}, {{IfUnknown}} }""",
                Class)),
        Uncovered("any headroom", "headroom.available", """{ "otherwise": "accept" }"""),
        Uncovered(
            "a headroom below nothing", "headroom.available",
            """{ "below": "-99999999.99 USD", "then": "decline", "reason": "X_A" }, { "otherwise": "accept" }"""),
        Uncovered(
            "a headroom a cent below nothing, with a reason", "headroom.current",
            """{ "upTo": "-0.01 USD", "then": "review", "reason": "X_A" }, { "otherwise": "accept", "reason": "X_B" }"""),
        Uncovered("any overdraft", "headroom.overdraft", """{ "otherwise": "accept" }"""),
        Uncovered("any line of credit", "headroom.credit", """{ "otherwise": "accept", "reason": "X_B" }"""),
        Uncovered("any cover", "cover.available", """{ "below": "0%", "then": "decline", "reason": "X_A" }, { "otherwise": "accept" }"""),
        Uncovered(
            "a cover just below the whole", "cover.available",
            """{ "below": "99.99%", "then": "decline", "reason": "X_A" }, { "otherwise": "accept" }"""),
        Uncovered(
            "a band below another one that is a waiver",
            "headroom.available",
            """{ "below": "-50.00 USD", "then": "accept" }, { "below": "0.00 USD", "then": "accept", "reason": "X_B", "because": "it is """
                + """lent" }, { "otherwise": "accept" }"""),
        Check(
            "a band that is no waiver beside a funds check that obeys",
            "funds.cover",
            """{ "id": "subject", "why": "tried", "measure": "headroom.available", "bands": [ { "below": "-50.00 USD", "then":"""
                + $$""" "accept" }, { "otherwise": "accept", "reason": "X_B", "because": "it is lent" } ], {{IfUnknown}} }""",
            funds: """{ "id": "funds", "why": "short", "measure": "cover.available", "bands": [ { "below": "110%", "then": "accept","""
                + $$""" "reason": "X_LENT", "because": "it is lent" }, { "otherwise": "accept" } ], {{IfUnknown}} }"""),
    ];

    public override string ToString() => Name;
}
