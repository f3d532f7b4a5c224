using System.Globalization;
using System.Text;
using FundsCheck.Rules;

namespace FundsCheck.Records.Format;

/// <summary>Loads rule sets that a log tells.</summary>
internal static class RecordedRules
{
    /// <exception cref="LogDamagedException">The text does not have its hash, does not load, or is of another rule set.</exception>
    public static RuleSet Load(LogEntry.Rules rules, LogPlace place)
    {
        // What one version wrote, a later one judges, whatever layout or analysis it has itself: the text's own hash decides.
        var utf8 = Encoding.UTF8.GetBytes(rules.Text);
        if (!string.Equals(LineHash.Of(utf8).ToString(), rules.Identity.Sha256, StringComparison.Ordinal))
        {
            throw Damaged(place, "the rule set's text does not have its hash");
        }

        var ruleSet = Load(utf8, place);
        return ruleSet.Identity with { Sha256 = rules.Identity.Sha256 } == rules.Identity
            ? ruleSet
            : throw Damaged(place, "the rule set's text has another name or version than the line");
    }

    private static RuleSet Load(byte[] utf8, LogPlace place)
    {
        try
        {
            return RuleSet.LoadRecorded(utf8, string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}"));
        }
        catch (RuleSetInvalidException exception)
        {
            throw Damaged(place, $"the rule set does not load: {exception.Problems[0]}");
        }
    }

    private static LogDamagedException Damaged(LogPlace place, string what) => new(place.File, place.Line, what);
}
