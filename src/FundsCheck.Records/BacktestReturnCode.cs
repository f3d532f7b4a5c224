namespace FundsCheck.Records;

/// <summary>The debits that were returned with one code.</summary>
/// <param name="Code">The code, such as <c>R01</c>.</param>
/// <param name="Stops">The number of these debits, and of those that the new rule set would have stopped.</param>
public sealed record BacktestReturnCode(string Code, BacktestStops Stops);
