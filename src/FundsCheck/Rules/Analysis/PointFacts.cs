using System.Numerics;
using FundsCheck.Rules.Model;
using FundsCheck.Rules.Vocabulary;

namespace FundsCheck.Rules.Analysis;

/// <summary>Writes a point as the facts of a rule test, leaving out what a test need not say.</summary>
internal static class PointFacts
{
    private static readonly Dictionary<string, string> Unsaid = new(StringComparer.Ordinal)
    {
        ["account.kind"] = "checking",
        ["account.verification"] = "none",
        ["balance.reading"] = Measures.Read,
        ["balance.currency"] = Measures.Same,
        ["balance.source"] = Measures.Sources[0],
        ["balance.age"] = "0s",
        ["debit.class"] = "WEB",
        ["debit.sameDay"] = "false",
        ["debit.attempt"] = "1",
        ["debit.lastReturn"] = "none",
    };

    private static readonly (string Name, int Dimension, LinearVariable Variable)[] Balances =
    [
        ("available", FactSpace.Available, LinearVariable.Available),
        ("current", FactSpace.Current, LinearVariable.Current),
        ("limit", FactSpace.Limit, LinearVariable.Limit),
    ];

    /// <summary>The facts that these rule sets look at.</summary>
    public static IReadOnlyList<TestFact> Of(FactPoint point, params IReadOnlyList<RuleSetDefinition> ruleSets)
    {
        var facts = new List<TestFact> { Money("amount", point.Money[LinearVariable.Amount], point) };
        var held = point.Money[LinearVariable.Held];
        var possible = point.Money[LinearVariable.Total] - held;
        facts.AddRange(new[] { ("held", held), ("held.possible", possible) }.Where(row => row.Item2 != default)
            .Select(row => Money(row.Item1, row.Item2, point)));
        var reading = point.Space.Dimensions[FactSpace.Reading].Values[point[FactSpace.Reading].Value];
        var isRead = string.Equals(reading, Measures.Read, StringComparison.Ordinal);
        if (isRead)
        {
            facts.AddRange(Balances.Where(row => point[row.Dimension].IsKnown && ruleSets.Any(ruleSet => Uses(ruleSet, row.Dimension)))
                .Select(row => Money(row.Name, point.Money[row.Variable], point)));
        }

        for (var index = FactSpace.Kind; index < point.Space.Dimensions.Count; index++)
        {
            var dimension = point.Space.Dimensions[index];
            var ofBalance = dimension.Name.StartsWith("account.", StringComparison.Ordinal)
                || (dimension.Name.StartsWith("balance.", StringComparison.Ordinal) && index != FactSpace.Reading);
            if ((isRead || !ofBalance) && Single(dimension, point[index], point.Space) is { } fact)
            {
                facts.Add(fact);
            }
        }

        return [.. facts.DistinctBy(fact => fact.Name, StringComparer.Ordinal)];
    }

    private static TestFact? Single(Dimension dimension, FactPick pick, FactSpace space)
    {
        var isBare = pick.IsKnown
            && (dimension.HostType is HostFactType.Integer or HostFactType.Boolean || dimension.Name is "debit.attempt" or "debit.sameDay");
        var text = pick.IsKnown ? TextOf(dimension, pick, space) : null;
        var unsaid = Unsaid.GetValueOrDefault(dimension.Name);
        return string.Equals(text, unsaid, StringComparison.Ordinal) ? null : new TestFact(dimension.Name, text, isBare);
    }

    private static string TextOf(Dimension dimension, FactPick pick, FactSpace space)
    {
        if (dimension.IsOfValues)
        {
            return dimension.Values[pick.Value];
        }

        return (dimension.HostType, dimension.Name) switch
        {
            (HostFactType.Money, _) => new Money(pick.Number, space.Currency).ToString(),
            (HostFactType.Percent, _) => EdgeText.WritePercent((BigInteger)pick.Number),
            (HostFactType.Duration, _) or (null, "balance.age") => EdgeText.WriteDuration(TimeSpan.FromTicks((long)pick.Number)),
            _ => ((long)pick.Number).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>Whether the rule set looks at this money at all: what it never sees need not be said.</summary>
    private static bool Uses(RuleSetDefinition ruleSet, int balance)
    {
        var measures = ruleSet.Checks.SelectMany(check => check.Guards.Select(guard => guard.Measure)
            .Concat(check.Ladder.Chain().Select(ladder => ladder.Measure)));
        return measures.Any(measure => measure.Form is { } form && balance switch
        {
            FactSpace.Available => form.Available != 0,
            FactSpace.Current => form.Current != 0,
            _ => form.Limit != 0,
        });
    }

    private static TestFact Money(string name, WideDecimal amount, FactPoint point) =>
        new(name, $"{amount.ToString(point.Space.Currency.MinorUnitDigits)} {point.Space.Currency.Code}", IsBare: false);
}
