using System.Globalization;
using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Records.Format;

/// <summary>Loads the recorded rule sets of a log.</summary>
internal static class RecordedRules
{
    /// <exception cref="LogDamagedException">The text does not have the stated hash, does not load, or is of another rule set.</exception>
    public static RuleSet Load(LogEntry.Rules rules, LineLocation location)
    {
        // A later version of the library, with another layout or analysis, judges the rule set of an earlier one: only the hash of the text
        // counts.
        var utf8 = Encoding.UTF8.GetBytes(rules.Text);
        if (!string.Equals(LineHash.Of(utf8).ToString(), rules.Identity.Sha256, StringComparison.Ordinal))
        {
            throw Damaged(location, "the text of the rule set does not have the stated hash");
        }

        var ruleSet = Load(utf8, location);
        return ruleSet.Identity with { Sha256 = rules.Identity.Sha256 } == rules.Identity
            ? ruleSet
            : throw Damaged(location, "the text of the rule set has another name or version than the line");
    }

    private static RuleSet Load(byte[] utf8, LineLocation location)
    {
        try
        {
            return RuleSet.LoadRecorded(utf8, string.Create(CultureInfo.InvariantCulture, $"{location.File}:{location.Line}"));
        }
        catch (RuleSetInvalidException exception)
        {
            throw Damaged(location, $"the rule set does not load: {exception.Problems[0]}");
        }
    }

    private static LogDamagedException Damaged(LineLocation location, string what) => new(location.File, location.Line, what);
}
