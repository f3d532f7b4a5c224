namespace FundsCheck.Testing.Tests.Auditing;

/// <summary>Facts of the host's own: of each type, at their bounds, beyond them, and of another type than is declared.</summary>
internal static class GoldenFacts
{
    public static IEnumerable<(string Name, Dictionary<string, CustomFact> Facts)> All() =>
    [
        ("facts-good",
            Facts(
                CustomFact.From(90L), CustomFact.From(Money.Parse("999.99 USD")),
                CustomFact.FromPercent(0.5m), CustomFact.From(TimeSpan.FromDays(30)),
                CustomFact.From(true), CustomFact.From("gold"))),
        ("facts-bad",
            Facts(
                CustomFact.From(0L), CustomFact.From(Money.Parse("1000.01 USD")), CustomFact.FromPercent(100m),
                CustomFact.From(TimeSpan.FromSeconds(2_592_001)),
                CustomFact.From(false),
                CustomFact.From("none at all"))),
        ("facts-low",
            Facts(
                CustomFact.From(-1_000_000_000_000_000L), CustomFact.From(Money.Parse("-100000000000000.00 USD")),
                CustomFact.FromPercent(0m), CustomFact.From(TimeSpan.Zero),
                CustomFact.From(true), CustomFact.From("silver"))),
        ("facts-high",
            Facts(
                CustomFact.From(1_000_000_000_000_000L), CustomFact.From(Money.Parse("99999999999999.12345678 USD")),
                CustomFact.FromPercent(10_000m),
                CustomFact.From(TimeSpan.FromDays(36_500)), CustomFact.From(true), CustomFact.From("gold"))),
        ("facts-beyond",
            Facts(
                CustomFact.From(long.MinValue), CustomFact.From(Money.Parse("100000000000000.01 USD")),
                CustomFact.From("10000.01%"), CustomFact.From(TimeSpan.FromDays(36_501)),
                CustomFact.From(true), CustomFact.From("platinum"))),
        ("facts-other-types",
            Facts(
                CustomFact.From("90"), CustomFact.From(1L), CustomFact.From(true), CustomFact.From(30L), CustomFact.From("true"),
                CustomFact.From(false))),
        ("facts-odd",
            Facts(
                CustomFact.From(long.MaxValue), CustomFact.From(Money.Parse("5.00 EUR")),
                CustomFact.From("٥%"), CustomFact.From("1e3s"), CustomFact.From("ja"),
                CustomFact.From("\" \\ \u200D 🏦 עברית e\u0301"))),
        ("facts-undeclared",
            new Dictionary<string, CustomFact>(StringComparer.Ordinal)
            {
                ["x.zebra"] = CustomFact.From(""),
                ["x.text"] = CustomFact.From("48h"),
                ["x.Ant"] = CustomFact.From(new string('漢', 256)),
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
