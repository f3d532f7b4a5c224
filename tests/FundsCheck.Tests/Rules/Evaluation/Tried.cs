using FundsCheck.Rules;
using FundsCheck.Tests.Rules.Generation;
using FundsCheck.Tests.Rules.Production;

namespace FundsCheck.Tests.Rules.Evaluation;

/// <summary>
/// Facts of a debit with nothing odd, to be changed where a test needs it, and rules that try one band list beside the gates.
/// </summary>
internal static class Tried
{
    public static BalanceFacts Balance { get; } = new()
    {
        Available = Fact<decimal>.Known(100m),
        Current = Fact<decimal>.Known(100m),
        Currency = "same",
        Kind = Fact<AccountKind>.Known(AccountKinds.ByName["checking"]),
        Verification = Fact<string>.Known("none"),
        Source = "real-time",
        Age = Fact<TimeSpan>.Known(TimeSpan.Zero),
    };

    public static DecisionFacts FactsOf(decimal amount) => new()
    {
        Amount = new Money(amount, Currency.Usd),
        EntryClass = "WEB",
        Attempt = Fact<int>.Known(1),
        LastReturn = Fact<string>.Known("none"),
        Held = Money.Zero(Currency.Usd),
        HeldPossible = Money.Zero(Currency.Usd),
        Balance = Balance,
    };

    /// <param name="measure">What is measured.</param>
    /// <param name="bandList">The rest of the check: its bands, and what it answers to an unknown.</param>
    /// <param name="floor">Below this much of headroom another check declines.</param>
    public static RuleSet RulesOf(string measure, string bandList, string floor)
    {
        var text = $$"""
            { "ruleset": "tried", "version": "1", "currency": "USD", "checks": [
              {{SmallRuleSet.Gates(floor: floor)}},
              { "id": "tried", "measure": "{{measure}}", {{bandList}} } ] }
            """;
        return LenientLoader.Load(text, LoaderRule.FundsCover)!;
    }

    public static string UpTo(string band) => $$"""
        "bands": [ { {{band}}, "then": "accept" }, { "otherwise": "decline", "reason": "X_TRIED" } ]
        """;

    public static string From(string band, string ifUnknown) => $$"""
        "bands": [ { {{band}}, "then": "decline", "reason": "X_TRIED" }, { "otherwise": "accept" } ], "ifUnknown": { {{ifUnknown}} }
        """;
}
