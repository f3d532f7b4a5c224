using System.Globalization;
using System.Text.RegularExpressions;

namespace FundsCheck.Plaid;

/// <summary>The bank's own time of a balance: a time, an unreadable text, or (<c>default</c>) absent.</summary>
/// <param name="At">The time, in UTC.</param>
/// <param name="Unreadable">The unreadable text in its printable form, cut to <see cref="UnreadableCharactersMax"/>.</param>
internal readonly partial record struct BankTime(DateTimeOffset? At, string? Unreadable)
{
    public const int UnreadableCharactersMax = BalanceLimits.UnreadableTimeLengthMax;

    private const int FractionDigitsMax = 7;

    /// <summary>
    /// Reads RFC 3339. A time without an offset, and a time before <see cref="BalanceLimits.TimeMin"/>, is unreadable. An empty text is an
    /// absent time.
    /// </summary>
    public static BankTime From(string text)
    {
        if (text.Length == 0)
        {
            return default;
        }

        var match = Rfc3339().Match(text);
        return match.Success && TryParse(match, out var at) && at >= BalanceLimits.TimeMin
            ? new(at.ToUniversalTime(), null)
            : new(null, Cut(PrintableText.Show(text)));
    }

    private static bool TryParse(Match match, out DateTimeOffset at)
    {
        // Digits past a tick are cut, which makes the balance older by less than a tick, never younger.
        var fraction = match.Groups["fraction"].Value;
        var ticks = fraction[..Math.Min(fraction.Length, FractionDigitsMax)].PadRight(FractionDigitsMax, '0');
        var offset = match.Groups["offset"].Value is "Z" or "z" ? "+00:00" : match.Groups["offset"].Value;
        return DateTimeOffset.TryParseExact(
            $"{match.Groups["date"].Value}T{match.Groups["time"].Value}.{ticks}{offset}",
            "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out at);
    }

    private static string Cut(string text)
    {
        var length = Math.Min(text.Length, UnreadableCharactersMax);

        // A cut never separates the two halves of a surrogate pair.
        return text[..(length < text.Length && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }

    [GeneratedRegex(
        @"\A(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<time>[0-9]{2}:[0-9]{2}:[0-9]{2})"
            + @"(\.(?<fraction>[0-9]{1,32}))?(?<offset>[Zz]|[+-][0-9]{2}:[0-9]{2})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rfc3339();
}
