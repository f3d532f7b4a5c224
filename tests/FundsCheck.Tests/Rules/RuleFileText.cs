using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Tests.Rules;

/// <summary>A rule file that loads, with room for one more check, and for facts of every type.</summary>
internal static class RuleFileText
{
    public const string IfUnknown = """ "ifUnknown": { "then": "review", "reason": "BALANCE_UNKNOWN" } """;

    /// <summary>Host facts: two whole numbers, one of them without a worse side, and one of every other type.</summary>
    public const string Facts = """
        "x.count": { "type": "integer" }, "x.tenure": { "type": "integer", "worse": "lower" }, "x.owed": { "type": "money" },
        "x.score": { "type": "percent" },
        "x.since": { "type": "duration" }, "x.member": { "type": "boolean" }, "x.tier": { "type": "text", "in": [ "gold", "true" ] }
        """;

    /// <param name="check">One more check, or none.</param>
    /// <param name="tests">The file's tests.</param>
    public static string With(string check, string tests = "")
    {
        var more = check.Length == 0 ? "" : $",\n{check}";
        return $$"""
            { "ruleset": "one-check", "version": "1", "currency": "USD",
              "facts": { {{Facts}} },
              "checks": [
                { "id": "reading", "measure": "balance.reading",
                  "bands": [ { "in": ["read"], "then": "accept" }, { "otherwise": "review" } ] },
                { "id": "currency", "measure": "balance.currency",
                  "bands": [ { "in": ["same"], "then": "accept" }, { "otherwise": "decline", "reason": "CURRENCY_MISMATCH" } ] },
                { "id": "funds", "measure": "headroom.available",
                  "bands": [ { "below": "0.00 USD", "then": "decline", "reason": "INSUFFICIENT_AVAILABLE" }, { "otherwise": "accept" } ],
                  {{IfUnknown}} }{{more}}
              ],
              "tests": [ {{tests}} ] }
            """;
    }

    public static RuleSet Load(string check) => RuleSet.Parse(Encoding.UTF8.GetBytes(With(check)), "one-check.json");

    /// <summary>The errors' codes.</summary>
    public static IReadOnlyList<string> Codes(string check, string tests = "")
    {
        _ = RuleSet.TryParse(Encoding.UTF8.GetBytes(With(check, tests)), "one-check.json", out _, out var problems);
        return [.. problems.Where(problem => problem.Severity == RuleSeverity.Error).Select(problem => problem.Code)];
    }
}
