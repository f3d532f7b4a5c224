namespace FundsCheck.EndToEnd.Tests.PlaidRulesets;

/// <summary>The result of a ruleset, by Plaid's words.</summary>
public enum PlaidResult
{
    Accept,
    Review,
    Reroute,
    Decline,
}
