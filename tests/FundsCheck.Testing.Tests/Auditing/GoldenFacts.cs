namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Facts of the host's own: of each type, at their bounds, beyond them, and of another type than is declared.</summary>
internal static class GoldenFacts
{
    public static IEnumerable<(string Name, Dictionary<string, CustomFact> Facts)> All() =>
    [
        ("facts-good",
            Facts(
                CustomFact.Of(90L), CustomFact.Of(Money.Parse("999.99 USD")), CustomFact.Of("0.5%"), CustomFact.Of(TimeSpan.FromDays(30)),
                CustomFact.Of(true), CustomFact.Of("gold"))),
        ("facts-bad",
            Facts(
                CustomFact.Of(0L), CustomFact.Of(Money.Parse("1000.01 USD")), CustomFact.Of("100%"), CustomFact.Of("2592001s"),
                CustomFact.Of(false),
                CustomFact.Of("none at all"))),
        ("facts-low",
            Facts(
                CustomFact.Of(-1_000_000_000_000_000L), CustomFact.Of("-100000000000000.00 USD"), CustomFact.Of("0%"), CustomFact.Of("0s"),
                CustomFact.Of(true), CustomFact.Of("silver"))),
        ("facts-high",
            Facts(
                CustomFact.Of(1_000_000_000_000_000L), CustomFact.Of("99999999999999.12345678 USD"), CustomFact.Of("10000%"),
                CustomFact.Of("36500d"), CustomFact.Of(true), CustomFact.Of("gold"))),
        ("facts-beyond",
            Facts(
                CustomFact.Of(long.MinValue), CustomFact.Of("100000000000000.01 USD"), CustomFact.Of("10000.01%"), CustomFact.Of("36501d"),
                CustomFact.Of(true), CustomFact.Of("platinum"))),
        ("facts-other-types",
            Facts(
                CustomFact.Of("90"), CustomFact.Of(1L), CustomFact.Of(true), CustomFact.Of(30L), CustomFact.Of("true"),
                CustomFact.Of(false))),
        ("facts-odd",
            Facts(
                CustomFact.Of(long.MaxValue), CustomFact.Of("5.00 EUR"), CustomFact.Of("٥%"), CustomFact.Of("1e3s"), CustomFact.Of("ja"),
                CustomFact.Of("\" \\ \u200D 🏦 עברית e\u0301"))),
        ("facts-undeclared",
            new Dictionary<string, CustomFact>(StringComparer.Ordinal)
            {
                ["x.zebra"] = CustomFact.Of(""),
                ["x.Ant"] = CustomFact.Of(new string('漢', 256)),
            }),
        ("facts-none", new Dictionary<string, CustomFact>(StringComparer.Ordinal)),
    ];

    private static Dictionary<string, CustomFact> Facts(
        CustomFact tenure, CustomFact total, CustomFact rate, CustomFact contact, CustomFact vip, CustomFact tier) =>
            new(StringComparer.Ordinal)
            {
                ["x.tenureDays"] = tenure,
                ["x.monthlyTotal"] = total,
                ["x.returnRate"] = rate,
                ["x.lastContact"] = contact,
                ["x.vip"] = vip,
                ["x.tier"] = tier,
            };
}
