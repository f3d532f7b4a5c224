namespace FundsCheck.Storage;

/// <summary>A review that a person may still answer.</summary>
/// <param name="Position">Its position in the queue, for the next page. Only the store that returned it reads it.</param>
/// <param name="Status">The latest decision on the debit; no event followed it.</param>
public sealed record OpenReview(string Position, DebitStatus Status);
