using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>The rule sets of the histories: the default one, and one that accepts a balance of any age and has a longer validity.</summary>
internal static class PlainRuleSet
{
    public const string Name = "plain";

    public static TimeSpan ValidFor { get; } = TimeSpan.FromHours(3);

    public static RuleSetCatalog Catalog { get; } = RuleSetCatalog.Create(
        [RuleSet.Default, RuleSet.Parse(Encoding.UTF8.GetBytes(Text), "plain.json")], RuleSet.Default.Identity.Name);

    private const string Text = """
        {
          "ruleset": "plain", "version": "1", "why": "Takes any balance.", "owner": "tests", "currency": "USD", "validFor": "3h",
          "checks": [
            { "id": "reading", "measure": "balance.reading", "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
            { "id": "currency", "measure": "balance.currency",
              "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "decline", "reason": "CURRENCY_MISMATCH" } ] },
            { "id": "funds", "measure": "headroom.available",
              "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
              "ifUnknown": { "measure": "headroom.current",
                "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_CURRENT" },
                           { "otherwise": "review", "reason": "AVAILABLE_UNKNOWN" } ],
                "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } } },
            { "id": "attempts", "measure": "debit.attempt",
              "bands": [ { "upTo": 3, "then": "accept" }, { "otherwise": "decline", "reason": "TOO_MANY_ATTEMPTS" } ],
              "ifUnknown": { "then": "review", "reason": "RETRY_UNVERIFIED" } } ],
          "tests": [
            { "name": "enough", "given": { "amount": "1.00 USD", "available": "1.00 USD" }, "expect": { "outcome": "accept",
              "reasons": [] } } ]
        }
        """;
}
