using FundsCheck.Rules.Evaluation;
using FundsCheck.Rules.Language;

namespace FundsCheck.Rules.Reasons;

/// <summary>The nearest band with a worse outcome, toward the worse side of the measure.</summary>
/// <param name="Text">The values of the band and of all that are worse, such as <c>below 0.00 USD</c>.</param>
/// <param name="Threshold">Where these values begin.</param>
internal sealed record WorseBand(string Text, Threshold Threshold)
{
    /// <summary>Finds the band; null for a measure of words, and where every worse value has the same outcome.</summary>
    public static WorseBand? Find(BandListDefinition bandList, CheckAnswer answer)
    {
        var (bands, worse) = (bandList.Bands, bandList.Measure.Worse);

        // Bands ascend, so a lower value is worse in the earlier ones. The band of a review by possible holds is that with all holds
        // counted, and those before it with a better outcome do not count.
        var toward = worse == WorseSide.Lower ? bands.Index().Reverse() : bands.Index();
        foreach (var (index, band) in worse == WorseSide.None ? [] : toward)
        {
            if (band.Answer.Outcome > answer.Outcome)
            {
                return worse == WorseSide.Lower
                    ? new WorseBand(ThresholdText.Of(bands, index), band.Threshold)
                    : new WorseBand(ThresholdText.From(bands, index), bands[index - 1].Threshold);
            }
        }

        return null;
    }
}
