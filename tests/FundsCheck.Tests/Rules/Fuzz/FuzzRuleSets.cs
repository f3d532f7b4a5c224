namespace FundsCheck.Tests.Rules.Fuzz;

/// <summary>The smallest rule sets that load, each with a check of its own, without any space that is not needed.</summary>
internal static class FuzzRuleSets
{
    private const string Gates =
        """{"id":"r","measure":"balance.reading","bands":[{"in":["read"],"then":"accept"},{"otherwise":"review"}]},"""
        + """{"id":"c","measure":"balance.currency","bands":[{"in":["same"],"then":"accept"}"""
        + """,{"otherwise":"review","reason":"CURRENCY_UNKNOWN"}]}""";

    private const string Funds =
        """{"id":"f","measure":"headroom.available","bands":[{"below":"0.00 USD","then":"decline","reason":"X_F"},{"otherwise":"accept"}]"""
        + ""","ifUnknown":{"then":"review","reason":"X_U"}}""";

    private static readonly string[] Checks =
    [
        """{"id":"a","measure":"amount","bands":[{"upTo":"50.00 USD","then":"accept"},{"below":"900.00 """
            + """USD","then":"review","reason":"X_A"},{"otherwise":"decline","reason":"X_A"}]}""",
        """{"id":"a","measure":"exposure","for":{"debit.sameDay":[true]},"bands":[{"upTo":"50.00 USD","then":"accept"},"""
            + """{"otherwise":"review","reason":"X_A"}]}""",
        """{"id":"a","measure":"debit.attempt","unless":{"amount":{"below":"10.00 USD"}},"bands":[{"upTo":1,"then":"accept"},{"upTo":2"""
            + ""","then":"review","reason":"X_A"},{"otherwise":"decline","reason":"X_A"}],"ifUnknown":{"then":"review","reason":"X_A"}}""",
        """{"id":"a","measure":"balance.age","bands":[{"upTo":"1h","then":"accept"},{"otherwise":"review","reason":"X_A"}],"ifUnknown":"""
            + """{"then":"accept","reason":"X_A","because":"so"}}""",
        """{"id":"a","measure":"debit.class","bands":[{"in":["WEB","PPD"],"then":"accept"},{"in":["TEL"],"then":"decline","reason":"X_A"}"""
            + """,{"otherwise":"review","reason":"X_A"}]}""",
        """{"id":"a","measure":"account.kind","bands":[{"in":["checking","savings"],"then":"accept"},"""
            + """{"otherwise":"review","reason":"X_A"}],"ifUnknown":{"then":"review","reason":"X_A"}}""",
        """{"id":"a","measure":"cover.available","for":{"account.kind":["savings"],"amount":{"above":"5.00 USD"}},"bands":["""
            + """{"below":"110%","then":"review","reason":"X_A"},{"otherwise":"accept"}],"ifUnknown":{"then":"review","reason":"X_A"}}""",
        """{"id":"a","measure":"headroom.current","bands":[{"below":"1.00 USD","then":"review","reason":"X_A"},{"otherwise":"accept"}]"""
            + ""","ifUnknown":{"measure":"headroom.credit","bands":[{"below":"0.00 USD","then":"decline","reason":"X_A"},"""
            + """{"otherwise":"review","reason":"X_A"}],"ifUnknown":{"then":"review","reason":"X_A"}}}""",
    ];

    private const string CustomFacts = """
        "facts":{"x.a":{"type":"integer","worse":"lower"},"x.b":{"type":"text","in":["p","q"]}},"checks":[
        """;

    private const string HostChecks =
        """{"id":"a","measure":"x.a","unless":{"x.b":["p"]},"bands":[{"below":3,"then":"review","reason":"X_A"},{"otherwise":"accept"}]"""
        + ""","ifUnknown":{"then":"review","reason":"X_A"}}""";

    private const string Tests = """
        ],"tests":[{"name":"short","given":{"amount":"1.00 USD","available":"0.00 USD"},"expect":{"outcome":"decline","reasons":["X_F"]}}]}
        """;

    public static IReadOnlyList<string> All { get; } =
    [
        $"{Head}\"checks\":[{Gates},{Funds}]}}",
        .. Checks.Select(check => $"{Head}\"checks\":[{Gates},{Funds},{check}]}}"),
        $"{Head}\"checks\":[{Gates},{Funds}{Tests}",
        $"{Head}{CustomFacts}{Gates},{Funds},{HostChecks}]}}",
    ];

    private static string Head => """{"ruleset":"s","version":"1","currency":"USD",""";
}
