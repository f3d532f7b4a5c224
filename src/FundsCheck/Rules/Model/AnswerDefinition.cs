namespace FundsCheck.Rules.Model;

/// <summary>What a rung or an <c>ifUnknown</c> answers.</summary>
internal sealed record AnswerDefinition(Outcome Outcome, string? Reason, string? Because, Position OutcomeAt);
