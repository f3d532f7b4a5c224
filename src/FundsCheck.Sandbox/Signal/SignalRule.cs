namespace FundsCheck.Sandbox;

/// <summary>One rule of a ruleset: a measure of the facts, the bound at which the rule matches, and its result.</summary>
internal sealed record SignalRule(Func<SignalFacts, decimal?> Measure, Func<decimal, bool> Matches, string Result, string Note)
{
    public string? ActionKey { get; init; }
}
