using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules;

/// <summary>The two gates, a check of the money, and whatever a test adds to them.</summary>
internal static class SmallRuleSet
{
    /// <summary>The bands of a reading gate that accepts nothing but a balance that was read.</summary>
    public const string PlainGate = """[ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ]""";

    public static RuleSet With(params string[] checks) => Load(PlainGate, "", "", checks);

    /// <param name="gate">The bands of the reading gate.</param>
    /// <param name="facts">The members of <c>facts</c>.</param>
    /// <param name="tests">The tests beside the rules.</param>
    /// <param name="checks">More checks.</param>
    public static RuleSet Load(string gate, string facts, string tests, params string[] checks) =>
        RuleSet.Parse(Encoding.UTF8.GetBytes(Text(gate, facts, tests, checks)), "small.json");

    /// <summary>The checks that every rule set has: the two gates, and one of the money.</summary>
    /// <param name="gate">The bands of the reading gate.</param>
    /// <param name="floor">The headroom below which the check of the money declines.</param>
    public static string Gates(string gate = PlainGate, string floor = "0.00 USD") => $$"""
        { "id": "reading", "measure": "balance.reading", "bands": {{gate}} },
        { "id": "currency", "measure": "balance.currency",
          "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "review", "reason": "CURRENCY_UNKNOWN" } ] },
        { "id": "funds", "measure": "headroom.available",
          "bands": [ { "below": "{{floor}}", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
          "ifUnknown": { "then": "review", "reason": "AVAILABLE_UNKNOWN" } }
        """;

    private static string Text(string gate, string facts, string tests, string[] checks) => $$"""
        { "ruleset": "small", "version": "1", "currency": "USD", "facts": { {{facts}} }, "checks": [
          {{Gates(gate)}}{{string.Concat(checks.Select(check => $", {check}"))}} ],
          "tests": [ {{tests}} ] }
        """;
}
