namespace FundsCheck.Sandbox;

/// <summary>
/// A ruleset: the first rule that matches gives the result. As at Plaid, a rule without its data is skipped, so that a debit without any
/// known balance is accepted.
/// </summary>
internal sealed record SignalRuleset(string Key, bool HasScores, params IReadOnlyList<SignalRule> Rules)
{
    private const decimal Buffer = 1.10m;
    private const int BankRiskMax = 79;
    private const int CustomerRiskMax = 79;

    private static readonly SignalRule[] OfBalances =
    [
        new(facts => facts.Ratio, ratio => ratio < 1m, "REROUTE", "the balance is less than the amount"),
        new(facts => facts.Ratio, ratio => ratio < Buffer, "REVIEW", "the balance is less than 110 % of the amount")
        {
            ActionKey = "3-day-hold",
        },
    ];

    private static readonly SignalRule Otherwise = new(_ => 0m, _ => true, "ACCEPT", "no other rule matches");

    /// <summary>The ruleset of requests without a key: balances only, no scores.</summary>
    public static SignalRuleset Default { get; } = new("default", HasScores: false, [.. OfBalances, Otherwise]);

    /// <summary>A ruleset of scores and balances.</summary>
    public static SignalRuleset WithScores { get; } = new(
        "scores",
        HasScores: true,
        [
            new(facts => facts.Scores?.BankInitiated, score => score > BankRiskMax, "REROUTE", "the risk of a return by the bank is high"),
            new(facts => facts.Scores?.CustomerInitiated, score => score > CustomerRiskMax, "REVIEW", "the risk of a dispute is high"),
            .. OfBalances,
            Otherwise,
        ]);

    /// <exception cref="RequestRejectedException">There is no ruleset with this key.</exception>
    public static SignalRuleset Get(string? key) => key switch
    {
        null => Default,
        _ when string.Equals(key, Default.Key, StringComparison.Ordinal) => Default,
        _ when string.Equals(key, WithScores.Key, StringComparison.Ordinal) => WithScores,
        _ => throw RequestRejectedException.For("RULESET_NOT_FOUND"),
    };

    /// <summary>The first rule that matches.</summary>
    public SignalRule Judge(SignalFacts facts) => Rules.First(rule => rule.Measure(facts) is { } value && rule.Matches(value));
}
