using FundsCheck.Cli.Input;

namespace FundsCheck.Cli.Rules;

/// <summary>The groups of return codes that <c>rules tune --returns</c> counts, and the levels of Nacha and of Plaid Transfer.</summary>
internal static class ReturnLevels
{
    /// <summary>The levels, from Nacha's rule of 18 September 2015 and Plaid's documentation of Transfer.</summary>
    public const string Text = "levels of return rates, of Nacha and of Plaid Transfer (30 days): unauthorized 0.5% and 0.4%, "
        + "administrative 3% and 2.5%, all 15% and 12%";

    private const string All = "all";

    private static readonly Dictionary<string, string[]> Groups = new(StringComparer.Ordinal)
    {
        ["funds"] = ["R01", "R09"],
        ["administrative"] = ReturnGroups.Administrative,
        ["unauthorized"] = ReturnGroups.Unauthorized,
    };

    /// <summary>Gets the codes of a group or a list; null for all codes.</summary>
    /// <exception cref="WrongInputException">The text is neither.</exception>
    public static IReadOnlySet<string>? Parse(string text)
    {
        if (string.Equals(text, All, StringComparison.Ordinal))
        {
            return null;
        }

        var codes = Groups.GetValueOrDefault(text) ?? text.Split(',', StringSplitOptions.TrimEntries);
        return Array.TrueForAll(codes, code => code is ['R', _, _] && char.IsAsciiDigit(code[1]) && char.IsAsciiDigit(code[2]))
            ? codes.ToHashSet(StringComparer.Ordinal)
            : throw new WrongInputException([
                $"--returns: `{PrintableText.Show(text)}` is not all, funds, administrative, unauthorized or codes as in R01,R09",
            ]);
    }
}
