using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>A part of all facts in which one check gives one answer: none, where it is silent, excused or not evaluated.</summary>
/// <param name="Outcome">The answer; <see cref="Outcome.None"/> where there is none.</param>
/// <param name="Reason">Its reason; null where it gives none.</param>
/// <param name="Conditions">The part in words, each of which holds.</param>
/// <param name="Clauses">What holds in the part, beside one of <see cref="Ways"/>.</param>
internal sealed record AnswerCell(
    Outcome Outcome,
    ReasonTemplate? Reason,
    IReadOnlyList<CellCondition> Conditions,
    IReadOnlyList<Clause> Clauses)
{
    /// <summary>Where there is no such check.</summary>
    public static AnswerCell Absent { get; } = new(Outcome.None, null, [], []);

    /// <summary>At least one of these holds whole.</summary>
    public IReadOnlyList<IReadOnlyList<Clause>> Ways { get; init; } = [[]];

    /// <summary>Whether an early decline, which skips the check, cuts facts out of the part that its conditions do not exclude.</summary>
    public bool CanBeSkipped { get; init; }

    /// <summary>The reason as a decision of this outcome lists it; null where it lists none.</summary>
    public ReasonTemplate? Listed(Outcome decision) => Outcome > Outcome.Accept || decision == Outcome.Accept ? Reason : null;

    public bool IsMetBy(FactPoint point) =>
        Clauses.All(clause => clause.IsMetBy(point)) && Ways.Any(way => way.All(clause => clause.IsMetBy(point)));
}
