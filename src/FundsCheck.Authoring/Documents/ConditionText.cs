using FundsCheck.Rules.Language;

namespace FundsCheck.Authoring;

/// <summary>Formats the values of a band or a guard in words that follow "… is".</summary>
internal static class ConditionText
{
    private const int OthersListedMax = 8;

    /// <summary>Formats exactly the values of a band, after the earlier bands.</summary>
    public static string OfBand(BandListDefinition bandList, int index)
    {
        var band = bandList.Bands[index];
        var before = index == 0 ? null : bandList.Bands[index - 1];
        return band.Kind switch
        {
            BandKind.In => MarkdownText.Codes(band.Values, "or"),
            BandKind.Otherwise when before is null => "any value",
            BandKind.Otherwise when before.Kind == BandKind.In => Others(bandList),
            BandKind.Otherwise => From(before),
            _ when before is null => To(band),
            _ when before.Threshold.Number == band.Threshold.Number => $"exactly {band.Threshold.Text}",
            _ => $"{From(before)} and {To(band)}",
        };
    }

    public static string OfGuard(GuardDefinition guard) => guard.Comparison switch
    {
        GuardComparison.In => MarkdownText.Codes(guard.Values, "or"),
        GuardComparison.Below => $"below {guard.Threshold.Text}",
        GuardComparison.UpTo => $"up to {guard.Threshold.Text}",
        GuardComparison.Above => $"above {guard.Threshold.Text}",
        _ => $"from {guard.Threshold.Text}",
    };

    /// <summary>Formats the guards of a check as a sentence.</summary>
    public static string OfGuards(CheckDefinition check)
    {
        if (!check.IsGuarded)
        {
            return "Applies to every debit.";
        }

        var only = check.For.Select(guard =>
            $"`{guard.Measure.Name}` is {OfGuard(guard)}{(CanBeUnclear(guard.Measure) ? " (or not known)" : string.Empty)}").ToList();
        var not = check.Unless.Select(guard =>
            $"`{guard.Measure.Name}` is {(CanBeUnclear(guard.Measure) ? "known to be " : string.Empty)}{OfGuard(guard)}").ToList();
        var applies = only.Count == 0 ? "Applies to every debit" : $"Applies only where {string.Join(", and ", only)}";
        return not.Count == 0 ? $"{applies}." : $"{applies}, but not where {string.Join(", nor where ", not)}.";
    }

    /// <summary>Gets the values that no band names, which match <c>otherwise</c>.</summary>
    public static IReadOnlyList<string> UnnamedValues(BandListDefinition bandList) =>
        [.. bandList.Measure.Values.Except(bandList.Bands.SelectMany(band => band.Values), StringComparer.Ordinal)];

    private static string From(BandDefinition before) =>
        before.Kind == BandKind.Below ? $"from {before.Threshold.Text}" : $"above {before.Threshold.Text}";

    private static string To(BandDefinition band) =>
        band.Kind == BandKind.Below ? $"below {band.Threshold.Text}" : $"up to {band.Threshold.Text}";

    // The unnamed values of open text cannot be listed.
    private static string Others(BandListDefinition bandList) =>
        !bandList.Measure.IsOpen && UnnamedValues(bandList) is { Count: > 0 and <= OthersListedMax } others
            ? $"any other value: {MarkdownText.Codes(others, "or")}"
            : "any other value";

    // With possibly posted holds a sum may be on either side of a threshold.
    private static bool CanBeUnclear(Measure measure) => measure.CanBeUnknown || measure.Needs.HasFlag(MeasureNeeds.Holds);
}
