namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A history in which the library did otherwise than the model, or the bank's ledger was not safe.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="What">What was wrong.</param>
internal sealed record HistoryFailure(int Step, string What);
