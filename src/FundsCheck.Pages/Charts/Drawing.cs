using System.Globalization;

namespace FundsCheck.Pages.Charts;

/// <summary>Numbers of a drawing.</summary>
internal static class Drawing
{
    /// <summary>Formats a length or a place.</summary>
    public static string Format(decimal number) => number.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Gets the height of a bar of an outcome: the more severe, the higher, also on paper without colours.</summary>
    public static int HeightOf(Outcome outcome) => outcome switch
    {
        Outcome.Accept => 12,
        Outcome.Review => 20,
        _ => 28,
    };
}
