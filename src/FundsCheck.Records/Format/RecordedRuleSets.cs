using System.Collections.Concurrent;

namespace FundsCheck.Records.Format;

/// <summary>The rule sets of a log, by the short form of their hash by which decisions name them. Any thread may add and look up.</summary>
public sealed class RecordedRuleSets
{
    private const int KeyLength = 12;

    private readonly ConcurrentDictionary<string, RuleSetIdentity> _ruleSets = new(StringComparer.Ordinal);

    public IEnumerable<RuleSetIdentity> All => _ruleSets.Values;

    /// <summary>
    /// How a decision names a rule set: by the first 12 of the 64 digits of its hash, which no two rule sets of a log share.
    /// </summary>
    public static ReadOnlySpan<char> KeyOf(RuleSetIdentity ruleSet) => ruleSet.Sha256.AsSpan(0, KeyLength);

    /// <summary>Whether a rule set can be added, or was already: false where another one has the same short form.</summary>
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

    /// <exception cref="FormatException">No rule set was added under this short form.</exception>
    public RuleSetIdentity Find(string key) =>
        _ruleSets.TryGetValue(key, out var ruleSet) ? ruleSet : throw new FormatException($"no line before it states the rule set {key}");
}
