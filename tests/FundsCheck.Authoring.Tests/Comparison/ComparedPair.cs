using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Authoring.Tests.Comparison;

/// <summary>Two rule sets, the newer one mutated from the older, and facts near the thresholds of both.</summary>
internal sealed record ComparedPair(RuleSet Old, RuleSet New, JsonObject OldText, JsonObject NewText, Random Random)
{
    private const int MutationsMax = 3;

    private static readonly string[] Readings =
        ["notRequested", "userActionRequired", "institutionUnavailable", "providerUnavailable"];

    /// <summary>The pairs of these seeds of which both load.</summary>
    public static IEnumerable<ComparedPair> Generate(int first, int count) =>
        Enumerable.Range(first, count).Select(seed => Generate(seed)).OfType<ComparedPair>();

    public static ComparedPair? Generate(int seed)
    {
        var random = new Random(seed);
        var text = RuleSetGenerator.Generate(random);
        var mutated = text;
        for (var mutation = random.Next(MutationsMax); mutation >= 0; mutation--)
        {
            mutated = RuleSetMutator.Mutate(mutated, random);
        }

        return Load(text) is { } old && Load(mutated) is { } @new && old.Currency == @new.Currency
            ? new ComparedPair(old, @new, text, mutated, random)
            : null;
    }

    /// <summary>Facts near the thresholds of either rule set; some of a balance that was not read.</summary>
    public JsonObject NextFacts()
    {
        var given = new FactsGenerator(new RuleSetProfile(Random.Chance(50) ? OldText : NewText), Random).Next();
        if (Random.Chance(12))
        {
            given["balance.reading"] = Random.Pick(Readings);
            given["balance.failureCode"] = Random.Pick(FundsCheck.Tests.Rules.Generation.Vocabulary.FailureCodes[1..]);
        }

        return given;
    }

    /// <summary>The facts as a decision by this rule set sees them: a custom fact is classified as the rule set declares it.</summary>
    public static DecisionFacts FactsOf(JsonObject given, RuleSet ruleSet)
    {
        var bank = given.Where(fact => !IsCustom(fact.Key)).Select(fact => KeyValuePair.Create(fact.Key, fact.Value?.DeepClone()));
        var known = given.Where(fact => IsCustom(fact.Key) && fact.Value is not null);
        var stated = known.ToDictionary(fact => fact.Key, fact => Stated(fact.Key, fact.Value!, ruleSet));
        return GivenFacts.Of(new JsonObject(bank), ruleSet) with
        {
            Custom = ruleSet.Classify(stated),
        };
    }

    /// <summary>The same facts as both rule sets know them together.</summary>
    public DecisionFacts CommonFacts(JsonObject given)
    {
        var (old, @new) = (FactsOf(given, Old), FactsOf(given, New));
        return @new with { Custom = [.. old.Custom.Concat(@new.Custom).OrderByDescending(fact => fact.Value.IsKnown)] };
    }

    public override string ToString() => $"old {OldText.ToJsonString()} new {NewText.ToJsonString()}";

    private static RuleSet? Load(JsonObject text) =>
        RuleSet.TryParse(Encoding.UTF8.GetBytes(text.ToJsonString()), "generated.json", out var ruleSet, out _) ? ruleSet : null;

    private static bool IsCustom(string fact) => fact.StartsWith("x.", StringComparison.Ordinal);

    private static CustomFact Stated(string name, JsonNode value, RuleSet ruleSet) => value.GetValueKind() switch
    {
        JsonValueKind.True or JsonValueKind.False => CustomFact.From(value.GetValue<bool>()),
        JsonValueKind.Number => CustomFact.From(long.Parse(value.ToJsonString(), CultureInfo.InvariantCulture)),
        _ => ruleSet.ParseFact(name, value.ToString(), isQuoted: true),
    };
}
