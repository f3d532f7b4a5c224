namespace FundsCheck.Reliability.Tests.Histories;

/// <summary>A history in which the library differs from the model, or an account is overdrawn.</summary>
/// <param name="Step">The step's index.</param>
/// <param name="What">What was wrong.</param>
internal sealed record HistoryFailure(int Step, string What);
