namespace FundsCheck.Storage;

/// <summary>A decision in the order in which its store recorded it.</summary>
/// <param name="Position">Its position in that order, for the next page. Only the store that returned it reads it.</param>
/// <param name="Record">The decision.</param>
public sealed record StoredDecision(string Position, DecisionRecord Record);
