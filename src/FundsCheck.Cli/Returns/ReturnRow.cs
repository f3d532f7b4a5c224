namespace FundsCheck.Cli.Returns;

/// <summary>One returned debit of a bank's file.</summary>
/// <param name="Line">The line on which the row begins, from 1.</param>
/// <param name="Id">The debit's id.</param>
/// <param name="Code">The return code.</param>
/// <param name="At">The time of the return; null where the file states none.</param>
internal sealed record ReturnRow(int Line, string Id, string Code, DateTimeOffset? At);
