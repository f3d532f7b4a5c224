using FundsCheck.Rules.Analysis;

namespace FundsCheck.Rules.Comparison;

/// <summary>A part of all facts in which one check gives one answer: none, where it is silent or excused.</summary>
/// <param name="Outcome">What it answers there; <see cref="Outcome.None"/> where it says nothing.</param>
/// <param name="Reason">Its reason; null where it gives none, or where a reading names itself.</param>
/// <param name="Conditions">The part in words, each of which holds.</param>
/// <param name="Clauses">The part.</param>
internal sealed record AnswerCell(Outcome Outcome, string? Reason, IReadOnlyList<CellCondition> Conditions, IReadOnlyList<Clause> Clauses)
{
    /// <summary>Where there is no such check.</summary>
    public static AnswerCell Absent { get; } = new(Outcome.None, null, [], []);

    public AnswerWay Way => new(Outcome, Clauses);

    /// <summary>Whether a decision lists the reason.</summary>
    public bool IsReported(Outcome decision) => Reason is not null && (Outcome > Outcome.Accept || decision == Outcome.Accept);

    public bool AnswersLike(AnswerCell other) => Outcome == other.Outcome && string.Equals(Reason, other.Reason, StringComparison.Ordinal);
}
