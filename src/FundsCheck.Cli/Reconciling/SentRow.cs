namespace FundsCheck.Cli.Reconciling;

/// <summary>One sent debit of a file.</summary>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Id">The debit's id.</param>
/// <param name="Amount">What was sent.</param>
internal sealed record SentRow(int Line, string Id, Money Amount);
