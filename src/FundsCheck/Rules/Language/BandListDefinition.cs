namespace FundsCheck.Rules.Language;

/// <summary>
/// A measure and its bands, with an outcome or a fallback for the unknown measure; neither for a measure that is never unknown.
/// </summary>
public sealed record BandListDefinition(
    Measure Measure,
    IReadOnlyList<BandDefinition> Bands,
    AnswerDefinition? IfUnknown,
    BandListDefinition? Fallback,
    Position MeasureKeyAt,
    Position MeasureAt,
    Position BandsAt)
{
    /// <summary>Finds the band that matches a known value.</summary>
    public BandDefinition BandOf(string value) =>
        Bands.FirstOrDefault(band => band.Values.Contains(value, StringComparer.Ordinal)) ?? Bands[^1];

    /// <summary>Returns true where the failure's own code is the reason: for a review, a decline or a waiver without a reason.</summary>
    public bool NamesItself(AnswerDefinition answer) =>
        Measure.IsOfReading && answer.Reason is null && (answer.Outcome != Outcome.Accept || answer.IsWaiver);

    /// <summary>Returns true for an outcome with a stated reason or a failure's own code.</summary>
    public bool HasReason(AnswerDefinition answer) => answer.Reason is not null || NamesItself(answer);

    /// <summary>This band list and its fallbacks, in order.</summary>
    public IEnumerable<BandListDefinition> Chain()
    {
        for (var bandList = this; bandList is not null; bandList = bandList.Fallback)
        {
            yield return bandList;
        }
    }

    /// <summary>Every outcome of this band list and its fallbacks.</summary>
    internal IEnumerable<AnswerDefinition> Answers() =>
        Chain().SelectMany(bandList =>
            bandList.Bands.Select(band => band.Answer).Concat(bandList.IfUnknown is { } unknown ? [unknown] : []));
}
