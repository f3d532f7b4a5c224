using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>Says in words what a value met to land on a rung.</summary>
internal static class ThresholdText
{
    private const int ValuesShownMax = 6;

    public static string Of(IReadOnlyList<BandDefinition> rungs, int index) => rungs[index].Kind switch
    {
        BandKind.Below => $"below {rungs[index].Threshold.Text}",
        BandKind.UpTo => $"not above {rungs[index].Threshold.Text}",
        BandKind.In => $"in [{List(rungs[index].Values)}]",
        _ => OfOtherwise(rungs, index),
    };

    private static string OfOtherwise(IReadOnlyList<BandDefinition> rungs, int index)
    {
        if (index == 0)
        {
            return "any value";
        }

        return rungs[index - 1].Kind switch
        {
            BandKind.Below => $"not below {rungs[index - 1].Threshold.Text}",
            BandKind.UpTo => $"above {rungs[index - 1].Threshold.Text}",
            _ => $"not in [{List([.. rungs.Take(index).SelectMany(rung => rung.Values)])}]",
        };
    }

    private static string List(IReadOnlyList<string> values)
    {
        var shown = string.Join(", ", values.Take(ValuesShownMax));
        return values.Count > ValuesShownMax ? $"{shown} and {values.Count - ValuesShownMax} more" : shown;
    }
}
