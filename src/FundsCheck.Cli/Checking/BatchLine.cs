namespace FundsCheck.Cli.Checking;

/// <summary>One line of a batch: its debit, or its problems.</summary>
internal sealed record BatchLine(int Number, string? Id, ProposedDebit? Debit, IReadOnlyList<LineProblem> Problems);
