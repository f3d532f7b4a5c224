namespace FundsCheck.Rules.Language;

/// <summary>
/// A measure and its rungs. Where the measure is unknown: an answer, or another ladder in place, or (where it never is) neither.
/// </summary>
internal sealed record BandListDefinition(
    Measure Measure,
    IReadOnlyList<BandDefinition> Bands,
    AnswerDefinition? IfUnknown,
    BandListDefinition? Fallback,
    Position MeasureKeyAt,
    Position MeasureAt,
    Position BandsAt)
{
    /// <summary>The rung that catches a known value.</summary>
    public BandDefinition RungOf(string value) =>
        Bands.FirstOrDefault(rung => rung.Values.Contains(value, StringComparer.Ordinal)) ?? Bands[^1];

    /// <summary>Whether the failure's own code is the reason of an answer: of a review, a decline or a waiver that names none.</summary>
    public bool NamesItself(AnswerDefinition answer) =>
        Measure.IsOfReading && answer.Reason is null && (answer.Outcome != Outcome.Accept || answer.IsWaiver);

    /// <summary>Whether an answer has a reason, stated or its own.</summary>
    public bool HasReason(AnswerDefinition answer) => answer.Reason is not null || NamesItself(answer);

    /// <summary>This ladder and the ones it falls back to, in order.</summary>
    public IEnumerable<BandListDefinition> Chain()
    {
        for (var ladder = this; ladder is not null; ladder = ladder.Fallback)
        {
            yield return ladder;
        }
    }

    /// <summary>Every answer that this ladder and the ones it falls back to may give.</summary>
    public IEnumerable<AnswerDefinition> Answers() =>
        Chain().SelectMany(ladder => ladder.Bands.Select(rung => rung.Answer).Concat(ladder.IfUnknown is { } unknown ? [unknown] : []));
}
