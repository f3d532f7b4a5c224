using System.Collections.Concurrent;
using System.Text;

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

    /// <summary>Gets the short form of the challenger in the bytes of a record; null without one.</summary>
    /// <param name="record">The bytes, in canonical form.</param>
    public static string? ChallengerKeyIn(ReadOnlySpan<byte> record)
    {
        // No text of a record contains these bytes: a quote in a text is escaped.
        var at = record.IndexOf("\"challenger\":{\"name\":"u8);
        var hash = at < 0 ? -1 : record[at..].IndexOf("\"sha256\":\""u8);
        return hash < 0 ? null : Encoding.UTF8.GetString(record.Slice(at + hash + "\"sha256\":\"".Length, KeyLength));
    }

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
