using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Formats the condition of a band in words.</summary>
public static class ThresholdText
{
    private const int ValuesShownMax = 6;

    /// <summary>Formats the values of a band, such as <c>not below 0.00 USD</c>.</summary>
    /// <param name="bands">All bands of the check.</param>
    /// <param name="index">The index of the band.</param>
    public static string Of(IReadOnlyList<BandDefinition> bands, int index) => Of(bands, index, threshold => threshold.Text);

    /// <summary>Formats the values of a band for a sentence: a duration in words, such as <c>above 3 days</c>.</summary>
    internal static string InWords(BandListDefinition bandList, int index) =>
        Of(bandList.Bands, index, threshold => Words(bandList.Measure, threshold));

    /// <summary>A threshold as in a sentence.</summary>
    internal static string Words(Measure measure, Threshold threshold) => measure.Unit == MeasureUnit.Duration
        ? DurationWords.Format(TimeSpan.FromTicks((long)threshold.Number))
        : threshold.Text;

    private static string Of(IReadOnlyList<BandDefinition> bands, int index, Func<Threshold, string> format) => bands[index].Kind switch
    {
        BandKind.Below => $"below {format(bands[index].Threshold)}",
        BandKind.UpTo => $"not above {format(bands[index].Threshold)}",
        BandKind.In => $"in [{List(bands[index].Values)}]",
        _ => OfOtherwise(bands, index, format),
    };

    /// <summary>Formats the values of a guard, such as <c>above 500.00 USD</c>.</summary>
    internal static string Of(GuardDefinition guard) => guard.Comparison switch
    {
        GuardComparison.In => $"in [{List(guard.Values)}]",
        GuardComparison.Below => $"below {guard.Threshold.Text}",
        GuardComparison.UpTo => $"not above {guard.Threshold.Text}",
        GuardComparison.Above => $"above {guard.Threshold.Text}",
        _ => $"not below {guard.Threshold.Text}",
    };

    /// <summary>Formats the values of a band of numbers and of all bands after it.</summary>
    internal static string From(IReadOnlyList<BandDefinition> bands, int index) => OfOtherwise(bands, index, threshold => threshold.Text);

    private static string OfOtherwise(IReadOnlyList<BandDefinition> bands, int index, Func<Threshold, string> format)
    {
        if (index == 0)
        {
            return "any value";
        }

        return bands[index - 1].Kind switch
        {
            BandKind.Below => $"not below {format(bands[index - 1].Threshold)}",
            BandKind.UpTo => $"above {format(bands[index - 1].Threshold)}",
            _ => $"not in [{List([.. bands.Take(index).SelectMany(band => band.Values)])}]",
        };
    }

    private static string List(IReadOnlyList<string> values)
    {
        var shown = string.Join(", ", values.Take(ValuesShownMax));
        return values.Count > ValuesShownMax ? $"{shown} and {values.Count - ValuesShownMax} more" : shown;
    }
}
