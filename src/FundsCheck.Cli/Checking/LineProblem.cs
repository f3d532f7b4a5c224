namespace FundsCheck.Cli.Checking;

/// <summary>One problem of a debit line.</summary>
internal sealed record LineProblem(string Code, string? Member, string Message);
