using FundsCheck.Rules.Validation.Analysis;

namespace FundsCheck.Authoring;

/// <summary>A region of facts in which a check has one outcome; none where it is silent, exempted or not evaluated.</summary>
/// <param name="Outcome">The outcome; <see cref="Outcome.None"/> for none.</param>
/// <param name="Reason">The reason; null for none.</param>
/// <param name="Conditions">The conditions of the region, in words; all hold.</param>
/// <param name="Clauses">The clauses of the region, in addition to one of <see cref="Ways"/>.</param>
internal sealed record AnswerCell(
    Outcome Outcome,
    ReasonTemplate? Reason,
    IReadOnlyList<CellCondition> Conditions,
    IReadOnlyList<Clause> Clauses)
{
    /// <summary>The cell of a missing check.</summary>
    public static AnswerCell Absent { get; } = new(Outcome.None, null, [], []);

    /// <summary>The alternatives of the region; at least one holds.</summary>
    public IReadOnlyList<IReadOnlyList<Clause>> Ways { get; init; } = [[]];

    /// <summary>True where an early decline, which skips the check, removes facts that the conditions do not exclude.</summary>
    public bool CanBeSkipped { get; init; }

    /// <summary>Gets the reason that a decision of this outcome lists; null for none.</summary>
    public ReasonTemplate? Listed(Outcome decision) => Outcome > Outcome.Accept || decision == Outcome.Accept ? Reason : null;

    public bool IsMetBy(FactPoint point) =>
        Clauses.All(clause => clause.IsMetBy(point)) && Ways.Any(way => way.All(clause => clause.IsMetBy(point)));
}
