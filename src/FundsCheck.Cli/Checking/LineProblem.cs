namespace FundsCheck.Cli.Checking;

/// <summary>One thing that is wrong with a debit line.</summary>
internal sealed record LineProblem(string Code, string? Member, string Message);
