using FundsCheck.Rules.Model;

namespace FundsCheck.Rules.Explanation;

/// <summary>Says in words what a value met to land on a rung.</summary>
internal static class ThresholdText
{
    private const int ValuesShownMax = 6;

    public static string Of(IReadOnlyList<RungDefinition> rungs, int index) => rungs[index].Kind switch
    {
        RungKind.Below => $"below {rungs[index].Edge.Text}",
        RungKind.UpTo => $"not above {rungs[index].Edge.Text}",
        RungKind.In => $"in [{List(rungs[index].Values)}]",
        _ => OfOtherwise(rungs, index),
    };

    private static string OfOtherwise(IReadOnlyList<RungDefinition> rungs, int index)
    {
        if (index == 0)
        {
            return "any value";
        }

        return rungs[index - 1].Kind switch
        {
            RungKind.Below => $"not below {rungs[index - 1].Edge.Text}",
            RungKind.UpTo => $"above {rungs[index - 1].Edge.Text}",
            _ => $"not in [{List([.. rungs.Take(index).SelectMany(rung => rung.Values)])}]",
        };
    }

    private static string List(IReadOnlyList<string> values)
    {
        var shown = string.Join(", ", values.Take(ValuesShownMax));
        return values.Count > ValuesShownMax ? $"{shown} and {values.Count - ValuesShownMax} more" : shown;
    }
}
