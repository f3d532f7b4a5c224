using System.Globalization;
using System.Text;
using FundsCheck.Decisions.Log.Segments;
using FundsCheck.Rules;
using FundsCheck.Rules.Loading;

namespace FundsCheck.Decisions.Log;

/// <summary>Loads rule sets that a log tells.</summary>
internal static class RecordedRules
{
    /// <exception cref="LogDamagedException">The text does not have its hash.</exception>
    public static RuleSet Load(LogEntry.Rules rules, LogPlace place)
    {
        // What one version wrote, a later one judges, whatever layout or analysis it has itself: the text's own hash decides.
        var utf8 = Encoding.UTF8.GetBytes(rules.Text);
        return string.Equals(LineHash.Of(utf8).ToString(), rules.Identity.Sha256, StringComparison.Ordinal)
            ? RuleSet.LoadWithout(LoaderRule.Analysis, utf8, string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.Line}"))
            : throw new LogDamagedException(place.File, place.Line, "the rule set's text does not have its hash");
    }
}
