using System.Text.Json;
using System.Text.Json.Serialization;
using FundsCheck.Sandbox.Tests.Support;

namespace FundsCheck.EndToEnd.Tests.PlaidRulesets;

/// <summary>
/// A ruleset in Plaid's form (tests/vectors/plaid-rulesets) with the evaluation that Plaid documents: the first matching rule decides, a
/// rule without its data is skipped, and the fallback decides where no rule matches.
/// </summary>
internal sealed record PlaidRuleset
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter<PlaidResult>(namingPolicy: null, allowIntegerValues: false) },
    };

    [JsonPropertyName("ruleset")]
    public required string Name { get; init; }

    public required string Source { get; init; }

    public required IReadOnlyList<PlaidRule> Always { get; init; }

    public required IReadOnlyList<PlaidRule> Rules { get; init; }

    public required PlaidResult Fallback { get; init; }

    public static PlaidRuleset Load(string name) => Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "vectors", "plaid-rulesets", $"{name}.json")));

    public static PlaidRuleset Parse(string json) => JsonSerializer.Deserialize<PlaidRuleset>(json, Json)!;

    /// <summary>The result with the code of the rule that gives it; the fallback has none.</summary>
    public (PlaidResult Result, string? Code) Judge(PlaidAttributes attributes) =>
        Always.Concat(Rules).FirstOrDefault(rule => rule.Matches(attributes)) is { } first ? (first.Then, first.Code) : (Fallback, null);
}
