namespace FundsCheck.Samples.WebApi.Payments;

/// <summary>A debit that was handed to the bank.</summary>
/// <param name="Id">The debit.</param>
/// <param name="Revision">The decision that permitted it.</param>
/// <param name="At">When it was sent.</param>
/// <param name="Account">The account to debit.</param>
/// <param name="Amount">As in <c>75.00 USD</c>.</param>
internal sealed record SentTransfer(string Id, int Revision, DateTimeOffset At, string Account, Money Amount);
