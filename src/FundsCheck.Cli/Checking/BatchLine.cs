namespace FundsCheck.Cli.Checking;

/// <summary>A line of a batch: a debit, or what is wrong with the line.</summary>
internal sealed record BatchLine(int Number, string? Id, ProposedDebit? Debit, IReadOnlyList<LineProblem> Problems);
