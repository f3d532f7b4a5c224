namespace FundsCheck.Testing.Tests.Audit;

/// <summary>Facts of the host's own: of each type, at their bounds, beyond them, and of another type than is declared.</summary>
internal static class GoldenFacts
{
    public static IEnumerable<(string Name, Dictionary<string, HostFact> Facts)> All() =>
    [
        ("facts-good",
            Facts(
                HostFact.Of(90L), HostFact.Of(Money.Parse("999.99 USD")), HostFact.Of("0.5%"), HostFact.Of(TimeSpan.FromDays(30)),
                HostFact.Of(true), HostFact.Of("gold"))),
        ("facts-bad",
            Facts(
                HostFact.Of(0L), HostFact.Of(Money.Parse("1000.01 USD")), HostFact.Of("100%"), HostFact.Of("2592001s"), HostFact.Of(false),
                HostFact.Of("none at all"))),
        ("facts-low",
            Facts(
                HostFact.Of(-1_000_000_000_000_000L), HostFact.Of("-100000000000000.00 USD"), HostFact.Of("0%"), HostFact.Of("0s"),
                HostFact.Of(true), HostFact.Of("silver"))),
        ("facts-high",
            Facts(
                HostFact.Of(1_000_000_000_000_000L), HostFact.Of("99999999999999.12345678 USD"), HostFact.Of("10000%"),
                HostFact.Of("36500d"), HostFact.Of(true), HostFact.Of("gold"))),
        ("facts-beyond",
            Facts(
                HostFact.Of(long.MinValue), HostFact.Of("100000000000000.01 USD"), HostFact.Of("10000.01%"), HostFact.Of("36501d"),
                HostFact.Of(true), HostFact.Of("platinum"))),
        ("facts-other-types",
            Facts(HostFact.Of("90"), HostFact.Of(1L), HostFact.Of(true), HostFact.Of(30L), HostFact.Of("true"), HostFact.Of(false))),
        ("facts-odd",
            Facts(
                HostFact.Of(long.MaxValue), HostFact.Of("5.00 EUR"), HostFact.Of("٥%"), HostFact.Of("1e3s"), HostFact.Of("ja"),
                HostFact.Of("\" \\ \u200D 🏦 עברית e\u0301"))),
        ("facts-undeclared",
            new Dictionary<string, HostFact>(StringComparer.Ordinal)
            {
                ["x.zebra"] = HostFact.Of(""),
                ["x.Ant"] = HostFact.Of(new string('漢', 256)),
            }),
        ("facts-none", new Dictionary<string, HostFact>(StringComparer.Ordinal)),
    ];

    private static Dictionary<string, HostFact> Facts(
        HostFact tenure, HostFact total, HostFact rate, HostFact contact, HostFact vip, HostFact tier) => new(StringComparer.Ordinal)
        {
            ["x.tenureDays"] = tenure,
            ["x.monthlyTotal"] = total,
            ["x.returnRate"] = rate,
            ["x.lastContact"] = contact,
            ["x.vip"] = vip,
            ["x.tier"] = tier,
        };
}
