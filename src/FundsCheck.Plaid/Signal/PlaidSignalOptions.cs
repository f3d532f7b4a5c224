namespace FundsCheck.Plaid;

/// <summary>
/// The options of Plaid's Signal, validated when the host starts. Address and credentials are those of <see cref="PlaidOptions"/>.
/// </summary>
public sealed class PlaidSignalOptions
{
    /// <summary>
    /// The key of the ruleset of Plaid's dashboard that evaluates a debit. Null, the default, sends none: Plaid then uses its ruleset
    /// <c>default</c>, and none for clients from before October 2025.
    /// </summary>
    public string? RulesetKey { get; set; }

    /// <summary>
    /// The keys of rulesets by the name of the rule set that judges. They precede <see cref="RulesetKey"/>. Empty by default.
    /// </summary>
    public IDictionary<string, string> RulesetKeyByRuleSet { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Whether a request states the payment method of its debit: same-day or standard ACH. False by default. Plaid ignores it for a
    /// balance-only ruleset.
    /// </summary>
    public bool SendPaymentMethod { get; set; }

    /// <summary>
    /// Whether a debit is one of a schedule, such as a monthly instalment; a null of the function, and no function, the default, states
    /// nothing.
    /// </summary>
    public Func<Debit, bool?>? IsRecurring { get; set; }

    /// <summary>
    /// The host's id of the end user of a debit, no personal data. A null of the function, and no function, the default, sends none.
    /// </summary>
    public Func<Debit, string?>? ClientUserId { get; set; }
}
