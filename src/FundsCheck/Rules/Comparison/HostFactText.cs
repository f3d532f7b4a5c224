using System.Globalization;
using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Comparison;

/// <summary>Tells of which declared types a custom fact's text is.</summary>
internal static class HostFactText
{
    /// <summary>Whether a rule set that declares the fact so knows its value.</summary>
    public static bool IsOf(HostFactDefinition declared, TestFact fact) => fact.Value is null
        || (fact.IsBare == declared.Type is HostFactType.Integer or HostFactType.Boolean && IsOf(declared.Type, declared.Measure.Values, fact.Value));

    public static bool IsOf(HostFactType type, IReadOnlyList<string> values, string text) => type switch
    {
        HostFactType.Integer => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        HostFactType.Money => Money.TryParse(text, out _),
        HostFactType.Percent => EdgeText.TryReadPercent(text, out _),
        HostFactType.Duration => EdgeText.TryReadDuration(text, out _),
        _ => values.Contains(text, StringComparer.Ordinal),
    };
}
