using System.Collections.Concurrent;

namespace FundsCheck.Records.Format;

/// <summary>The rule sets of a log by the short form of their hash, which decisions contain. Thread-safe.</summary>
public sealed class RecordedRuleSets
{
    private const int KeyLength = 12;

    private readonly ConcurrentDictionary<string, RuleSetIdentity> _ruleSets = new(StringComparer.Ordinal);

    /// <summary>All added rule sets.</summary>
    public IEnumerable<RuleSetIdentity> All => _ruleSets.Values;

    /// <summary>
    /// Gets the short form of a rule set in a decision: the first 12 of the 64 digits of its hash. No two rule sets of a log share it.
    /// </summary>
    public static ReadOnlySpan<char> KeyOf(RuleSetIdentity ruleSet) => ruleSet.Sha256.AsSpan(0, KeyLength);

    /// <summary>Adds a rule set; false where another rule set has the same short form.</summary>
    public bool TryAdd(RuleSetIdentity ruleSet) =>
        string.Equals(_ruleSets.GetOrAdd(KeyOf(ruleSet).ToString(), ruleSet).Sha256, ruleSet.Sha256, StringComparison.Ordinal);

    /// <exception cref="FormatException">Another rule set has the same short form.</exception>
    public void Add(RuleSetIdentity ruleSet)
    {
        if (!TryAdd(ruleSet))
        {
            throw new FormatException($"two rule sets of the log have the short form {KeyOf(ruleSet)}");
        }
    }

    /// <exception cref="FormatException">No rule set has this short form.</exception>
    public RuleSetIdentity Find(string key) =>
        _ruleSets.TryGetValue(key, out var ruleSet) ? ruleSet : throw new FormatException($"no earlier line contains the rule set {key}");
}
