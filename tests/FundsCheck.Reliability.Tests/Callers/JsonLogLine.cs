namespace FundsCheck.Reliability.Tests.Callers;

/// <summary>A line of a log.</summary>
/// <param name="Id">The debit.</param>
/// <param name="What">The outcome of a decision, or the name of an event.</param>
/// <param name="Account">The account's key; empty for an event.</param>
/// <param name="Amount">In dollars; zero for an event.</param>
/// <param name="Revision">The revision; zero for an event.</param>
/// <param name="Held">The certain holds that were counted; zero for an event.</param>
internal sealed record JsonLogLine(string Id, string What, string Account, decimal Amount, int Revision, decimal Held);
