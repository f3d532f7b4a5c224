namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>One way in which a check comes to an answer: what must hold for it.</summary>
public sealed record AnswerWay(Outcome Outcome, IReadOnlyList<Clause> Clauses);
