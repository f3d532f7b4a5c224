namespace FundsCheck.Rules.Validation.Analysis;

/// <summary>One way in which a check has an outcome, with its clauses.</summary>
public sealed record AnswerWay(Outcome Outcome, IReadOnlyList<Clause> Clauses);
