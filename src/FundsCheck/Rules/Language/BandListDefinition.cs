namespace FundsCheck.Rules.Language;

/// <summary>
/// A measure and its bands. Where the measure is unknown: an answer, or another band list in place, or (where it never is) neither.
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
    /// <summary>The band that catches a known value.</summary>
    public BandDefinition BandOf(string value) =>
        Bands.FirstOrDefault(band => band.Values.Contains(value, StringComparer.Ordinal)) ?? Bands[^1];

    /// <summary>Whether the failure's own code is the reason of an answer: of a review, a decline or a waiver that names none.</summary>
    public bool NamesItself(AnswerDefinition answer) =>
        Measure.IsOfReading && answer.Reason is null && (answer.Outcome != Outcome.Accept || answer.IsWaiver);

    /// <summary>Whether an answer has a reason, stated or its own.</summary>
    public bool HasReason(AnswerDefinition answer) => answer.Reason is not null || NamesItself(answer);

    /// <summary>This band list and the ones it falls back to, in order.</summary>
    public IEnumerable<BandListDefinition> Chain()
    {
        for (var bandList = this; bandList is not null; bandList = bandList.Fallback)
        {
            yield return bandList;
        }
    }

    /// <summary>Every answer that this band list and the ones it falls back to may give.</summary>
    internal IEnumerable<AnswerDefinition> Answers() =>
        Chain().SelectMany(bandList => bandList.Bands.Select(band => band.Answer).Concat(bandList.IfUnknown is { } unknown ? [unknown] : []));
}
