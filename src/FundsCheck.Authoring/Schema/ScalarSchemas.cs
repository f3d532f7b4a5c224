using System.Text.Json.Nodes;
using FundsCheck.Rules.Language;
using static FundsCheck.Authoring.SchemaNodes;

namespace FundsCheck.Authoring;

/// <summary>Names, sentences and the units of thresholds.</summary>
internal static class ScalarSchemas
{
    public const string CustomFactName = "^(?=.{3,64}$)x(\\.[A-Za-z][A-Za-z0-9]*)+$";

    /// <summary>No control character, as the loader knows them.</summary>
    public const string Printable = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$";

    private const string PrintableFix = "write printable characters only";
    private const string Percent = "^(10000(\\.0{1,2})?|(0|[1-9][0-9]{0,3})(\\.[0-9]{1,2})?)%$";
    private const string AmountFix =
        "write an amount above zero and up to what one entry may carry, with all digits of its currency, one space and the currency, as in "
            + "\"75.00 USD\"";
    private const string MoneyFix = "write the amount with all digits of its currency, one space and the currency, as in \"75.00 USD\"";
    private const string DurationFix = "write a whole number and s, m, h or d, as in \"1h\"";
    private const string AgeFix =
        "write a whole number and s, m, h or d, as in \"1h\", or seconds with up to seven digits after the point, as in \"3599.5s\"";
    private const string PercentFix = "write a percentage from 0% to 10000% with at most two digits after the point, as in \"110%\"";

    private static readonly string Duration = $"^({DurationsUpTo(FactLimits.DurationMax)})$";

    private static readonly string WholeSeconds = NumberPatterns.AtMost((FactLimits.DurationMax.Ticks / TimeSpan.TicksPerSecond) - 1);

    private static readonly string Age =
        $"^({DurationsUpTo(FactLimits.DurationMax)}|{WholeSeconds}\\.[0-9]{{1,{ThresholdSyntax.AgeFractionDigitsMax}}}s)$";

    public static IEnumerable<KeyValuePair<string, JsonNode>> Definitions() =>
    [
        new("name",
            Patterned("^[a-z0-9]+(-[a-z0-9]+)*$", "write small letters and digits, in words joined by hyphens, as in \"new-customer\"")
                .Bounded(RuleLimits.NameLengthMax)),
        new("sentence", Text(RuleLimits.SentenceLengthMax)),
        new(
            "money",
            Patterned(MoneyPatterns.Threshold, MoneyFix).WithSnippets(SchemaSnippets.Money())
                .Describe("An amount of money, in the rule set's currency and no finer than its minor unit: `25.00 USD`.")),
        new(
            "amount",
            Patterned(MoneyPatterns.Amount, AmountFix).WithSnippets(SchemaSnippets.Money())
                .Describe("The amount of an entry, no finer than the minor unit: `25.00 USD`.")),
        new(
            "held",
            Patterned(MoneyPatterns.Held, MoneyFix).WithSnippets(SchemaSnippets.Money())
                .Describe("An amount of money that is not negative, no finer than the minor unit: `25.00 USD`.")),
        new(
            "balance",
            Patterned(MoneyPatterns.Balance, MoneyFix).WithSnippets(SchemaSnippets.Money())
                .Describe("An amount as a bank states it, which may be finer than the minor unit: `99.9999 USD`.")),
        new("boolean", new JsonObject { ["type"] = "boolean" }),
        new("count", new JsonObject { ["allOf"] = NodeArray([Ref("integer")]), ["minimum"] = 1, ["maximum"] = int.MaxValue }),
        new("integer", Whole().WithExamples(3).Describe("A whole number, not in quotes: `3`.")),
        new(
            "duration",
            Patterned(Duration, DurationFix).WithExamples("90s", "5m", "1h", "7d")
                .Describe("A whole number of seconds, minutes, hours or days: `90s`, `5m`, `1h`, `7d`.")),
        new(
            "age",
            Patterned(Age, AgeFix).WithExamples("90s", "1h", "3599.5s")
                .Describe("How old a balance is: a duration, or seconds with a fraction: `90s`, `1h`, `3599.5s`.")),
        new(
            "instant",
            Patterned(
                "^(?!000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
                    + "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)$",
                "write an instant with its offset from UTC, to the second, as in \"2026-12-01T00:00:00Z\"")
                .WithExamples("2026-12-01T00:00:00Z")),
        new(
            "validity",
            Patterned(
                $"^(?!0)({DurationsUpTo(TimeSpan.FromHours(RuleLimits.ValidForHoursMax))})$",
                "write a time longer than nothing and of at most 24h: a whole number and s, m, h or d, as in \"1h\"")
                .WithExamples("15m", "1h", "24h")),
        new(
            "percent",
            Patterned(Percent, PercentFix).WithExamples("100%", "110%")
                .Describe("A percentage from 0 to 10,000 with at most two digits after the point: `110%`.")),
        new("hostThreshold", HostThreshold()),
    ];

    /// <summary>Gets the definition of a threshold of this unit.</summary>
    public static string ThresholdOf(MeasureUnit unit) => unit switch
    {
        MeasureUnit.Money => "money",
        MeasureUnit.Integer => "integer",
        MeasureUnit.Duration => "duration",
        MeasureUnit.Percent => "percent",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "words and booleans have no thresholds"),
    };

    /// <summary>A text with a maximum length, without control characters.</summary>
    public static JsonObject Text(int charactersMax) => Patterned(Printable, PrintableFix).Bounded(charactersMax);

    /// <summary>Limits a schema to the range of judged numbers.</summary>
    public static JsonObject WithinIntegers(this JsonObject node)
    {
        node["minimum"] = -FactLimits.IntegerMax;
        node["maximum"] = FactLimits.IntegerMax;
        return node;
    }

    private static string DurationsUpTo(TimeSpan max) =>
        string.Join('|', new[] { (Unit: 's', Seconds: 1L), ('m', 60), ('h', 3_600), ('d', 86_400) }
            .Select(unit => $"{NumberPatterns.AtMost(max.Ticks / (TimeSpan.TicksPerSecond * unit.Seconds))}{unit.Unit}"));

    // JSON Schema calls 3.0 an integer and VS Code does not: the second alternative is for VS Code, the first for its message.
    private static JsonObject Whole() => new JsonObject
    {
        ["anyOf"] = NodeArray([new JsonObject { ["type"] = "integer" }, new JsonObject { ["type"] = "number", ["multipleOf"] = 1 }]),
    }.WithinIntegers();

    private static JsonObject HostThreshold() => new JsonObject
    {
        ["type"] = new JsonArray("string", "number"),
        ["multipleOf"] = 1,
        ["pattern"] = $"{MoneyPatterns.Threshold}|{Duration}|{Percent}",
        ["patternErrorMessage"] = "write the threshold as `facts` declares the fact: 90, \"75.00 USD\", \"110%\" or \"1h\"",
    }.WithinIntegers().Describe("A threshold of the type that `facts` declares: a whole number, money, a percentage or a duration.");

    private static JsonObject Patterned(string pattern, string fix) => new()
    {
        ["type"] = "string",
        ["pattern"] = pattern,
        ["patternErrorMessage"] = fix,
    };

    // An editor offers examples as they are.
    private static JsonObject WithExamples(this JsonObject node, params JsonNode[] examples)
    {
        node["examples"] = NodeArray(examples);
        return node;
    }

    // An amount has no example that is right in every currency.
    private static JsonObject WithSnippets(this JsonObject node, JsonArray snippets)
    {
        node["defaultSnippets"] = snippets;
        return node;
    }

    private static JsonObject Bounded(this JsonObject node, int charactersMax)
    {
        node["minLength"] = 1;
        node["maxLength"] = charactersMax;
        return node;
    }
}
