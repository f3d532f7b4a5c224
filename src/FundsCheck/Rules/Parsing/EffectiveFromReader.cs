using System.Globalization;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Parsing;

/// <summary>Reads the instant from which a rule set is in force.</summary>
internal static class EffectiveFromReader
{
    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:sszzz"];

    // The lengths of the two forms: `zzz` alone would read `+2:00` too.
    private static readonly int[] Lengths = [20, 25];

    /// <summary>Reads the member of a rule set; null for a rule set without it.</summary>
    public static DateTimeOffset? Read(ObjectReader reader, ReadContext context)
    {
        var node = reader.Optional("effectiveFrom");
        var instant = node is null ? null : ReadInstant(node, context);
        if (context.Inherited is { } inheritance && (node is null || instant is not null))
        {
            InheritedParts.CheckEffectiveFrom(instant, node ?? reader.Optional("extends") ?? reader.Node, inheritance, context);
        }

        return instant;
    }

    private static DateTimeOffset? ReadInstant(SourceNode node, ReadContext context)
    {
        const string What = "`effectiveFrom`";
        var text = context.ReadText(node, What, RuleLimits.NameLengthMax);
        if (text is null)
        {
            return null;
        }

        if (TryParse(text, out var instant))
        {
            return instant;
        }

        var near = Candidates(text).FirstOrDefault(candidate => TryParse(candidate, out _));
        var fix = near is null ? string.Empty : $"; did you mean `{near}`?";
        context.Add(
            node, "effectiveFrom.format",
            $"{What} is an instant with its offset from UTC, to the second, as in `2026-12-01T00:00:00Z` or "
                + $"`2026-12-01T00:00:00-05:00`, not `{SyntaxText.Shorten(text)}`{fix}",
            near);
        return null;
    }

    private static bool TryParse(string text, out DateTimeOffset instant)
    {
        var isInstant = DateTimeOffset.TryParseExact(
            text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant) && Lengths.Contains(text.Length);
        instant = instant.ToUniversalTime();
        return isInstant;
    }

    // A date, a time without its offset, a time to the minute, a space for the T, small letters.
    private static string[] Candidates(string text) =>
        [$"{text}T00:00:00Z", $"{text}Z", $"{text}:00Z", text.ToUpperInvariant(), text.Replace(' ', 'T'), $"{text.Replace(' ', 'T')}Z"];
}
