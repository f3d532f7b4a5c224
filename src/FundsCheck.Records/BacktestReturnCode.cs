namespace FundsCheck.Records;

/// <summary>The debits that came back with one code.</summary>
/// <param name="Code">The code, such as <c>R01</c>.</param>
/// <param name="Stops">How many of them the new rules would have stopped.</param>
public sealed record BacktestReturnCode(string Code, BacktestStops Stops);
