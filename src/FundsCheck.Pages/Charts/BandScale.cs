using FundsCheck.Rules.Language;

namespace FundsCheck.Pages.Charts;

/// <summary>The bands of a numeric measure, drawn to scale: the place of a threshold is linear in its number.</summary>
/// <param name="Measure">The name of the measure.</param>
/// <param name="Bands">The bands, from the lowest values. The first and the last have no end.</param>
/// <param name="Marks">The thresholds.</param>
public sealed record BandScale(string Measure, IReadOnlyList<ScaleBand> Bands, IReadOnlyList<ScaleMark> Marks)
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 640;

    private const int RowsMax = 3;
    private const decimal MarginShare = 0.18m;
    private const decimal CharacterWidth = 7m;

    /// <summary>The number of rows of texts under the axis.</summary>
    public int Rows => Marks.Max(mark => mark.Row) + 1;

    /// <summary>The scale in words.</summary>
    public string Words => string.Join("; ", Bands.Select(band => $"{band.Words}: {band.Outcome.ToName()}"));

    /// <summary>Creates the scale of a band list; null for bands of words, and for a single band.</summary>
    /// <param name="bandList">The band list.</param>
    /// <param name="beside">The band list of another version, which has the same scale beside it; null for none.</param>
    public static BandScale? Of(BandListDefinition bandList, BandListDefinition? beside = null)
    {
        var limited = bandList.Bands.Where(band => band.Kind is BandKind.Below or BandKind.UpTo).ToList();
        if (limited.Count == 0 || bandList.Measure.Unit == MeasureUnit.Value)
        {
            return null;
        }

        var numbers = limited.Concat(beside?.Bands.Where(band => band.Kind is BandKind.Below or BandKind.UpTo) ?? [])
            .Select(band => band.Threshold.Number).ToList();
        var (low, high) = Range(numbers.Min(), numbers.Max());
        var edges = limited.Select(band => (band.Threshold.Number - low) / (high - low) * Width).ToList();
        var bands = bandList.Bands.Select((band, index) =>
        {
            var left = index == 0 ? 0 : edges[index - 1];
            return new ScaleBand(
                band.Answer.Outcome, WordsOf(bandList.Bands, index), left, (index < edges.Count ? edges[index] : Width) - left);
        });
        var texts = limited.Select(band => band.Threshold.Text).Zip(edges).DistinctBy(mark => mark.Second);
        return new BandScale(bandList.Measure.Name, [.. bands], [.. Place(texts)]);
    }

    // Zero is in the drawing, so that the distance of thresholds from it is seen.
    private static (decimal Low, decimal High) Range(decimal first, decimal last)
    {
        var (low, high) = (Math.Min(first, 0), Math.Max(last, 0));
        var span = high == low ? 1 : high - low;
        return (first > 0 ? 0 : low - (span * MarginShare), high + (span * MarginShare));
    }

    private static IEnumerable<ScaleMark> Place(IEnumerable<(string Text, decimal At)> marks)
    {
        var ends = new decimal[RowsMax];
        foreach (var (text, at) in marks)
        {
            var half = text.Length * CharacterWidth / 2;
            var row = Array.FindIndex(ends, end => at - half >= end);
            if (row >= 0)
            {
                ends[row] = at + half;
                yield return new ScaleMark(text, at, row);
            }
        }
    }

    private static string WordsOf(IReadOnlyList<BandDefinition> bands, int index)
    {
        var (band, before) = (bands[index], index == 0 ? null : bands[index - 1]);
        var from = before switch
        {
            null => string.Empty,
            { Kind: BandKind.Below } => $"from {before.Threshold.Text}",
            _ => $"above {before.Threshold.Text}",
        };
        var to = band.Kind switch
        {
            BandKind.Below => $"below {band.Threshold.Text}",
            BandKind.UpTo => $"up to {band.Threshold.Text}",
            _ => string.Empty,
        };
        return from.Length > 0 && to.Length > 0 ? $"{from} and {to}" : from + to;
    }
}
