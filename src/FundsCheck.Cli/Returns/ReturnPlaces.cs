namespace FundsCheck.Cli.Returns;

/// <summary>The indexes of the columns of a file.</summary>
/// <param name="Id">The column of the debits' ids.</param>
/// <param name="Code">The column of the return codes.</param>
/// <param name="At">The column of the times; null where the file has none.</param>
internal readonly record struct ReturnPlaces(int Id, int Code, int? At);
