namespace FundsCheck.Tests.Rules.Analysis.Smt;

/// <summary>One way in which a check answers: the condition under which it does, and what it then says.</summary>
internal sealed record SmtWay(string Condition, Outcome Outcome, string? Reason);
