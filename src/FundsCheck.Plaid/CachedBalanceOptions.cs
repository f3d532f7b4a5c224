namespace FundsCheck.Plaid;

/// <summary>
/// When cached balances of <c>/accounts/get</c> are read. A cached balance has the freshness <c>cached</c>, and the time of the last update
/// of its Item, from <c>/item/get</c>; rules judge both.
/// </summary>
/// <remarks>The use of a reading is that of its rule set, else of its account kind, else <see cref="Use"/>.</remarks>
public sealed class CachedBalanceOptions
{
    /// <summary>The use where neither the rule set nor the account kind has one of its own. Default: never.</summary>
    public CachedBalanceUse Use { get; set; }

    /// <summary>The uses of rule sets, by name.</summary>
    public IDictionary<string, CachedBalanceUse> UseByRuleSet { get; } =
        new Dictionary<string, CachedBalanceUse>(StringComparer.Ordinal);

    /// <summary>
    /// The uses of account kinds, by their names in rules, such as <c>checking</c>. The kind is known once a balance was read: where a kind
    /// has the use first, the cached balance of every account is read first, which is free.
    /// </summary>
    public IDictionary<string, CachedBalanceUse> UseByAccountKind { get; } =
        new Dictionary<string, CachedBalanceUse>(StringComparer.Ordinal);

    /// <summary>The maximum age of a cached balance that is judged without a real-time reading. Default 1 h; 1 s to 30 days.</summary>
    public TimeSpan MaxAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether any reading may use a cached balance.</summary>
    internal bool IsUsed =>
        UseByRuleSet.Values.Concat(UseByAccountKind.Values).Append(Use).Any(use => use != CachedBalanceUse.Never);

    /// <summary>Whether a reading may need a cached balance, before its account kind is known.</summary>
    internal bool MayUse(string? ruleSet, CachedBalanceUse use) =>
        ruleSet is not null && UseByRuleSet.TryGetValue(ruleSet, out var stated)
            ? stated == use
            : Use == use || UseByAccountKind.Values.Contains(use);

    /// <summary>The use for an account.</summary>
    internal CachedBalanceUse UseOf(string? ruleSet, AccountKind? kind) =>
        ruleSet is not null && UseByRuleSet.TryGetValue(ruleSet, out var ofRuleSet) ? ofRuleSet
        : kind is not null && UseByAccountKind.TryGetValue(kind.Name, out var ofKind) ? ofKind
        : Use;
}
