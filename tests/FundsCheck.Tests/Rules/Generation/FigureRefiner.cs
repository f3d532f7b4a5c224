using System.Text.Json.Nodes;

namespace FundsCheck.Tests.Rules.Generation;

/// <summary>
/// Changes the figures of generated facts: some become finer, up to 28 decimals, some as large as decimal holds, some any other decimal.
/// </summary>
internal static class FigureRefiner
{
    private static readonly string[] Balances = ["available", "current", "limit"];

    public static JsonObject Refine(JsonObject given, RuleSetProfile profile, Random random)
    {
        IEnumerable<string> names = [.. Balances, .. profile.CustomFacts.Where(fact => fact.Type == "money").Select(fact => fact.Name)];
        foreach (var name in names.Where(_ => random.Chance(70)))
        {
            if (given[name]?.ToString() is { } text)
            {
                given[name] = new Money(Refine(Money.Parse(text).Amount, random), Currency.Get(profile.Currency)).ToString();
            }
        }

        return given;
    }

    private static decimal Refine(decimal figure, Random random) => random.Next(6) switch
    {
        0 => random.NextAnyDecimal(),
        1 => random.Chance(50) ? decimal.MaxValue : decimal.MinValue,
        _ => figure + (random.Next(-1, 2) * new decimal(1, 0, 0, isNegative: false, (byte)random.Next(1, 29))),
    };
}
